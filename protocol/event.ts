import type { StatusRecord } from './status/status-record';
import type { OptOut } from './tables';
import type { GatewayFields } from './wire/gateway-fields';

/** A message that a subscriber sent. Times are ISO 8601 UTC, absent values `null`. */
export interface IncomingMessage {
  readonly id: string | null;
  /** Number of the subscriber. */
  readonly from: string | null;
  /** Number that received it. */
  readonly to: string | null;
  readonly text: string;
  readonly receivedAt: string | null;
  readonly sentAt: string | null;
  /** ID of the message that this one answers. */
  readonly replyToId: string | null;
  /** Whether the text is nothing but a wish for no more messages, or for messages again. */
  readonly optOut: OptOut | null;
  readonly extra: GatewayFields;
}

/** A call with which a subscriber confirmed a phone number. */
export interface CallConfirmation {
  readonly phone: string | null;
  readonly confirmedAt: string | null;
  readonly extra: GatewayFields;
}

/** The content of a callback. `fields` are the names and values of the gateway. */
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
