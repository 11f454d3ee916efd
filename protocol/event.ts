import type { StatusRecord } from './status/status-record';
import type { OptOut } from './tables';
import type { GatewayFields } from './wire/gateway-fields';

/** A message from a subscriber. Times are ISO 8601 UTC, absent values `null`. */
export interface IncomingMessage {
  readonly id: string | null;
  /** Phone number of the subscriber. */
  readonly from: string | null;
  /** Phone number that received the message. */
  readonly to: string | null;
  readonly text: string;
  readonly receivedAt: string | null;
  readonly sentAt: string | null;
  /** ID of the sent message that this one replies to. */
  readonly replyToId: string | null;
  /** Whether the whole text asks for no more messages, or for messages again. */
  readonly optOut: OptOut | null;
  readonly extra: GatewayFields;
}

/** A call from a subscriber that confirms a phone number. */
export interface CallConfirmation {
  readonly phone: string | null;
  readonly confirmedAt: string | null;
  readonly extra: GatewayFields;
}

/** The content of a callback. `fields` has the names and values of the gateway. */
export type CallbackEvent =
  | {
      readonly type: 'deliveryStatus';
      readonly fields: GatewayFields;
      readonly record: StatusRecord;
    }
  | {
      readonly type: 'incomingMessage';
      readonly fields: GatewayFields;
      readonly message: IncomingMessage;
    }
  | {
      readonly type: 'callConfirmation';
      readonly fields: GatewayFields;
      readonly confirmation: CallConfirmation;
    };

export type CallbackEventType = CallbackEvent['type'];
