import type { Row } from '../answers/encode';
import { toIdValue } from '../answers/answer';
import type { Message } from '../messages/message';
import { formatMoneyShort } from '../money';
import { normalisePhone } from '../numbers/normalise';
import { isWithin, readDays } from './days';
import type { EndpointRequest } from './endpoint';
import { valuesOf } from './status-answer';

const EMAIL_FORMAT = '8';
const MOST_ROWS = 1000;

/** Column names in the order of recorded rows. */
const COLUMNS = [
  'status',
  'last_date',
  'last_timestamp',
  'err',
  'send_date',
  'send_timestamp',
  'phone',
  'cost',
  'sender_id',
  'status_name',
  'message',
  'mccmnc',
  'country',
  'operator',
  'region',
  'type',
] as const;

/** The history of sent messages, newest first; `prev_id` selects what was sent before that row. */
export function listMessages({ gateway, read }: EndpointRequest): Row[] | null {
  const days = readDays(read('start'), read('end'));
  const count = Number(read('cnt') || MOST_ROWS);
  const before = Number(read('prev_id') || Infinity);
  if (!days) return null;
  if (!(count >= 1 && count <= MOST_ROWS) || Number.isNaN(before)) return null;

  const phones = splitList(read('phone')).map((phone) => normalisePhone(phone).phone);
  const recipients = [...phones, ...splitList(read('email'))];
  const wantsEmail = read('format') === EMAIL_FORMAT || read('email') !== '';
  return gateway.messages
    .all()
    .filter(
      (message) =>
        !message.isDeleted &&
        message.sequence < before &&
        (message.channel.name === 'email') === wantsEmail &&
        (recipients.length === 0 || recipients.includes(message.phone)) &&
        isWithin(message.acceptedAt, days),
    )
    .slice(-count)
    .reverse()
    .map(toRow);
}

function toRow(message: Message): Row {
  const values = valuesOf(message, formatMoneyShort);
  return [
    ...COLUMNS.map((name) => [name, values[name] ?? ''] as const),
    ['id', toIdValue(message.id)],
    ['int_id', message.sequence],
    ['sms_cnt', message.parts],
    ['format', message.channel.type],
  ];
}

function splitList(written: string): string[] {
  return written.split(',').filter((part) => part !== '');
}
