import type { GatewayFields } from '../wire/gateway-fields';
import type {
  BoundInfo,
  DeliverHandler,
  SmppClientState,
  StartOptions,
  StateListener,
  SubmitOutcome,
} from './client-options';
import type { PreparedMessage } from './message';
import type { SmppResult } from './problem';

/** One login at the gateway, kept connected. Nothing of it throws or rejects. */
export interface SmppClient {
  /**
   * Connects. A refused login is given back and not tried again. Started already: gives what the
   * running client knows, or waits for it.
   */
  start(options?: StartOptions): Promise<SmppResult<BoundInfo>>;
  /** Sends one message, all its parts. Waits while there is no connection, see `patienceMs`. */
  submit(message: PreparedMessage): Promise<SubmitOutcome>;
  /**
   * Sends many, of which at most twice the window wait in the client; `onOutcome` hears of each as
   * soon as it is known, in any order. Others that use the client at the same time get their turn.
   */
  submitAll(
    messages: Iterable<PreparedMessage>,
    onOutcome: (outcome: SubmitOutcome, index: number) => void,
  ): Promise<void>;
  /**
   * Status of a message by the ID that `submit` gave, under the gateway's names (`id`, `status`,
   * `err`, `last_date`), for `toStatusRecord`.
   */
  query(id: string): Promise<SmppResult<GatewayFields>>;
  /** Cancels a message that was not sent on yet. */
  cancel(id: string): Promise<SmppResult<null>>;
  /**
   * Whom to give statuses and incoming messages. With several handlers all have to take an event;
   * with none, or when one does not take it, the gateway is told to offer it again later. Gives what
   * takes the handler away. An event may come twice; its delivery has the same ID then.
   */
  onDeliver(handler: DeliverHandler): () => void;
  onState(listener: StateListener): () => void;
  readonly state: SmppClientState;
  /**
   * Waits a little for answers, says good-bye and closes. What was not sent comes back as `notSent`;
   * incoming messages of which parts are missing are handed on as they are, so let handlers stay
   * until then.
   */
  stop(): Promise<void>;
}
