import type { CallbackEvent } from '../event';
import type { GatewayFields } from '../wire/gateway-fields';
import type { SmppBindMode, SmppVersion } from '../tables/smpp';
import type { SmppServer } from './connection';
import type { PreparedMessage } from './message';
import type { SmppProblem, SmppResult } from './problem';
import type { DeliveryInfo } from './redelivery';

/** How to connect and how to behave. Times are milliseconds. */
export interface SmppClientOptions {
  /** Login of the cabinet, at most 15 Latin characters. */
  readonly systemId: string;
  /** A password of the cabinet's page of access passwords, at most 8 Latin characters. */
  readonly password: string;
  /** As `buildSystemType` gives it; default none. */
  readonly systemType?: string;
  /** Default `transceiver`. */
  readonly mode?: SmppBindMode;
  /** Default `3.4`. */
  readonly version?: SmppVersion;
  /** Messages in flight (sent, no response yet), 1 to 2000; default 10. */
  readonly window?: number;
  /** Messages per second; `null` = as fast as the window allows. Default 30, which the gateway allows. */
  readonly perSecond?: number | null;
  /** Whether `connect('backup')` may be tried; default true. */
  readonly hasBackup?: boolean;
  /** Time limit for the response to a command; after it the outcome of a message is unknown. Default 30 s. */
  readonly responseTimeoutMs?: number;
  /** Idle time after which an enquire_link is sent. Default 30 s, at most 60 s. */
  readonly enquireLinkMs?: number;
  /** Time limit for enquire_link_resp; after it the connection is closed. Default 15 s. */
  readonly enquireLinkTimeoutMs?: number;
  /**
   * How long messages stay in the send queue while nothing gets through (no connection, or the
   * gateway throttles all of them). After it they come back as `notSent`. Default 2 min.
   */
  readonly queueTimeoutMs?: number;
  /** Messages and commands that the send queue holds; more come back at once. Default 10 000. */
  readonly maxWaiting?: number;
  /** Incoming messages that handlers work on at the same time; more are offered again by the gateway. Default 100. */
  readonly maxUnanswered?: number;
  /** For a handler; then the gateway is told to offer the message again. Default 30 s. */
  readonly handlerTimeoutMs?: number;
  /** For the missing parts of an incoming message; then it is handed on incomplete. Default 5 min. */
  readonly joinTimeoutMs?: number;
  /** Time limit for pending responses and for unbind on `stop()`. Default 5 s. */
  readonly stopTimeoutMs?: number;
}

export interface StartOptions {
  /**
   * False (default): the main and the backup server are tried once, and a failure is given back.
   * True: as a running client does, until it is connected, refused or stopped.
   */
  readonly keepTrying?: boolean;
}

/** What the server said when the connection was made. */
export interface BoundInfo {
  readonly server: SmppServer;
  /** `system_id` of the server. */
  readonly serverId: string;
  /** `sc_interface_version`, `null` where the server does not tell it. */
  readonly interfaceVersion: number | null;
}

export type SmppClientState =
  | { readonly kind: 'connecting'; readonly server: SmppServer }
  | ({ readonly kind: 'bound' } & BoundInfo)
  /** The next attempt comes after `retryInMs`. */
  | { readonly kind: 'waiting'; readonly retryInMs: number; readonly problem: SmppProblem }
  /** Given up: the login was refused, or the first attempt failed. `start` may be called once more. */
  | { readonly kind: 'failed'; readonly problem: SmppProblem }
  /** Not started yet, or stopped. */
  | { readonly kind: 'stopped' };

/**
 * What became of a message.
 * - `accepted`: `ids` has the ID of every part; without the option SINGLE they are all the same.
 * - `refused`: the gateway said no to a part; `ids` are those of parts that it accepted.
 * - `unknown`: a part was sent and not answered. Never send it again without looking.
 * - `notSent`: nothing was sent; it may be sent again.
 */
export type SubmitOutcome =
  | { readonly kind: 'accepted'; readonly ids: readonly string[] }
  | {
      readonly kind: 'refused' | 'unknown';
      readonly ids: readonly string[];
      readonly problem: SmppProblem;
    }
  | { readonly kind: 'notSent'; readonly problem: SmppProblem };

/**
 * Takes an event. True, or a promise of it: it is safe, the gateway may forget it. An event that is
 * offered again has the `id` of before.
 */
export type DeliverHandler = (
  event: SmppEvent,
  delivery: DeliveryInfo,
) => boolean | Promise<boolean>;

export type StateListener = (state: SmppClientState) => void;

/** One login at the gateway, kept connected. Nothing of it throws or rejects. */
export interface SmppClient {
  /**
   * Connects. A refused login is given back and not tried again. Started already: gives what the
   * running client knows, or waits for it.
   */
  start(options?: StartOptions): Promise<SmppResult<BoundInfo>>;
  /** Sends one message, all its parts. Waits while there is no connection, see `queueTimeoutMs`. */
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
   * Waits for pending responses up to `stopTimeoutMs`, sends unbind and closes. Messages that were
   * not sent come back as `notSent`. Incomplete incoming messages go to the handlers as they are, so
   * keep the handlers until it resolves.
   */
  stop(): Promise<void>;
}

/** What the gateway tells over a connection: the same as in its callbacks, but for calls. */
export type SmppEvent = Extract<
  CallbackEvent,
  { readonly type: 'deliveryStatus' | 'incomingMessage' }
>;
