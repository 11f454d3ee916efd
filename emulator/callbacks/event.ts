import { formatDate, formatTimestamp } from '../answers/dates';
import type { Scalar } from '../answers/encode';
import type { InboxMessage } from '../inbox';
import type { Message } from '../messages/message';
import { formatMoneyShort } from '../money';

export type EventKind = 'deliveryStatus' | 'incomingMessage' | 'callConfirmation';

/** An event that is reported by a callback. */
export interface CallbackEvent {
  readonly kind: EventKind;
  /** Parameters, in order. */
  readonly fields: readonly (readonly [name: string, value: Scalar])[];
  /** Names of the parameters that the hash covers, before the secret. */
  readonly hashed: readonly string[];
  /** Callbacks of the same subject keep their order. */
  readonly subject: string;
}

export function describeStatus(message: Message): CallbackEvent {
  const { hlr } = message;
  return {
    kind: 'deliveryStatus',
    subject: `${message.id} ${message.phone}`,
    hashed: ['id', 'phone', 'status'],
    fields: [
      ['id', message.id],
      ['phone', message.phone],
      ['status', message.status],
      ['time', formatDate(message.changedAt)],
      ['ts', formatTimestamp(message.changedAt)],
      ['err', message.err],
      ['cnt', message.parts],
      ['type', message.channel.type],
      ['flag', message.flag],
      ['cost', formatMoneyShort(message.cost)],
      ['sender', message.sender],
      ['mccmnc', message.mccmnc],
      ...(message.channel.name === 'hlr' ? Object.entries(hlr) : []),
    ],
  };
}

export function describeIncoming(message: InboxMessage): CallbackEvent {
  return {
    kind: 'incomingMessage',
    subject: `incoming ${message.id}`,
    hashed: ['phone', 'mes', 'to'],
    fields: [
      ['id', message.id],
      ['phone', message.phone],
      ['mes', message.text],
      ['to', message.to],
      ...(message.replyToId === null ? [] : ([['sms_id', message.replyToId]] as const)),
      ['time', formatDate(message.receivedAt)],
      ['sent', formatDate(message.sentAt)],
    ],
  };
}

export function describeCall(phone: string, calledAt: number): CallbackEvent {
  return {
    kind: 'callConfirmation',
    subject: `call ${phone}`,
    hashed: ['phone', 'ts'],
    fields: [
      ['waitcall', 1],
      ['phone', phone],
      ['ts', formatTimestamp(calledAt)],
    ],
  };
}
