import type { CallbackEvent } from '../event';
import type { GatewayFields } from '../wire/gateway-fields';
import type { SmppBindMode, SmppVersion } from '../tables/smpp';
import type { SmppServer } from './connection';
import type { PreparedMessage } from './message';
import type { SmppProblem, SmppResult } from './problem';
import type { DeliveryInfo } from './redelivery';

/** Connection settings and limits. Times are in milliseconds. */
export interface SmppClientOptions {
  /** Login of the SMSC account, at most 15 Latin characters. */
  readonly systemId: string;
  /** An access password from the SMSC dashboard, at most 8 Latin characters. */
  readonly password: string;
  /** Result of `buildSystemType`. Default: empty. */
  readonly systemType?: string;
  /** Default `transceiver`. */
  readonly mode?: SmppBindMode;
  /** Default `3.4`. */
  readonly version?: SmppVersion;
  /** Most messages in flight, 1 to 2000. Default 10. */
  readonly window?: number;
  /**
   * Messages per second; `null` is limited by the window only. Default 30, the limit of the
   * gateway.
   */
  readonly perSecond?: number | null;
  /** Whether to try `connect('backup')` after the main server. Default true. */
  readonly hasBackup?: boolean;
  /** Time limit for a response. After it the outcome of a message is unknown. Default 30 s. */
  readonly responseTimeoutMs?: number;
  /** Idle time before an enquire_link is sent. Default 30 s, at most 60 s. */
  readonly enquireLinkMs?: number;
  /** Time limit for enquire_link_resp. After it the connection is closed. Default 15 s. */
  readonly enquireLinkTimeoutMs?: number;
  /**
   * Longest time in the send queue without progress, because there is no connection or the gateway
   * throttles every message. After it queued messages return `notSent`. Default 2 min.
   */
  readonly queueTimeoutMs?: number;
  /** Most messages and commands in the send queue; more fail immediately. Default 10 000. */
  readonly maxWaiting?: number;
  /**
   * Most incoming messages in the handlers at a time. More are rejected temporarily, and the
   * gateway offers them again. Default 100.
   */
  readonly maxUnanswered?: number;
  /** Time limit for a handler. After it the message is rejected temporarily. Default 30 s. */
  readonly handlerTimeoutMs?: number;
  /**
   * How long to wait for missing parts before an incomplete message is delivered. Default 5 min.
   */
  readonly joinTimeoutMs?: number;
  /** Time limit for pending responses and for unbind on `stop()`. Default 5 s. */
  readonly stopTimeoutMs?: number;
}

export interface StartOptions {
  /**
   * False (default): try the main and the backup server once and return the problem. True: retry
   * with backoff until the client is bound, rejected or stopped.
   */
  readonly keepTrying?: boolean;
}

/** What the server reported at the bind. */
export interface BoundInfo {
  readonly server: SmppServer;
  /** `system_id` of the server. */
  readonly serverId: string;
  /** `sc_interface_version`, `null` if the server does not send it. */
  readonly interfaceVersion: number | null;
}

export type SmppClientState =
  | { readonly kind: 'connecting'; readonly server: SmppServer }
  | ({ readonly kind: 'bound' } & BoundInfo)
  /** The next attempt starts after `retryInMs`. */
  | { readonly kind: 'waiting'; readonly retryInMs: number; readonly problem: SmppProblem }
  /** The login was rejected, or the first attempt failed. `start` may be called again. */
  | { readonly kind: 'failed'; readonly problem: SmppProblem }
  /** Not started, or stopped. */
  | { readonly kind: 'stopped' };

/**
 * Outcome of a message.
 * - `accepted`: `ids` has one ID per part; without the option SINGLE they are all equal.
 * - `refused`: the gateway rejected a part; `ids` are those of the accepted parts.
 * - `unknown`: a part was sent and has no response. Check its status before you send the message
 *   again.
 * - `notSent`: nothing was sent; you can send the message again.
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
 * Handles an event. Returns true, or resolves with true, when the event is stored and the gateway
 * may forget it. A repeated event has the same delivery ID.
 */
export type DeliverHandler = (
  event: SmppEvent,
  delivery: DeliveryInfo,
) => boolean | Promise<boolean>;

export type StateListener = (state: SmppClientState) => void;

/** A permanent connection for one login. No method throws or rejects. */
export interface SmppClient {
  /**
   * Connects. Resolves with what the server reported, or with a problem; a rejected login is not
   * retried. If the client is already started, resolves with its present or next state.
   */
  start(options?: StartOptions): Promise<SmppResult<BoundInfo>>;
  /** Sends all parts of one message. Without a connection it waits up to `queueTimeoutMs`. */
  submit(message: PreparedMessage): Promise<SubmitOutcome>;
  /**
   * Sends many messages, with at most twice the window in the client. Calls `onOutcome` as soon as
   * an outcome is known, in any order. Other callers of the client get their share of the window.
   */
  submitAll(
    messages: Iterable<PreparedMessage>,
    onOutcome: (outcome: SubmitOutcome, index: number) => void,
  ): Promise<void>;
  /**
   * Returns the status of a message by the ID from `submit`, as gateway fields for
   * `toStatusRecord`: `{ id, status, err, last_date }`.
   */
  query(id: string): Promise<SmppResult<GatewayFields>>;
  /** Cancels a message that the gateway has not sent yet. */
  cancel(id: string): Promise<SmppResult<null>>;
  /**
   * Adds a handler for statuses and incoming messages. Returns a function that removes it. An event
   * is acknowledged when all handlers accept it. Without a handler, or if one does not accept it,
   * the gateway is asked to offer it again later. An event may arrive twice with the same delivery
   * ID.
   */
  onDeliver(handler: DeliverHandler): () => void;
  onState(listener: StateListener): () => void;
  readonly state: SmppClientState;
  /**
   * Waits for pending responses up to `stopTimeoutMs`, sends unbind and closes. Queued messages
   * return `notSent`. Incomplete incoming messages go to the handlers as they are, so keep the
   * handlers until it resolves.
   */
  stop(): Promise<void>;
}

/** Events of a connection: the same as in callbacks, except calls. */
export type SmppEvent = Extract<
  CallbackEvent,
  { readonly type: 'deliveryStatus' | 'incomingMessage' }
>;
