import { MOSCOW_OFFSET_MS } from '../answers/dates';
import type { Row } from '../answers/encode';
import { toIdValue } from '../answers/answer';
import type { Message } from '../messages/message';
import { formatMoneyShort } from '../money';
import { normalisePhone } from '../numbers/normalise';
import type { EndpointRequest } from './endpoint';
import { valuesOf } from './status-answer';

const EMAIL_FORMAT = '8';
const MOST_ROWS = 1000;
const DAY_MS = 86_400_000;

/** Names in the order of recorded rows. */
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

/** The sent history, newest first; `prev_id` asks for what was sent before that row. */
export function listMessages({ gateway, read }: EndpointRequest): Row[] | null {
  const start = readDay(read('start'));
  const end = readDay(read('end'));
  const count = Number(read('cnt') || MOST_ROWS);
  const before = Number(read('prev_id') || Infinity);
  if (start === undefined || end === undefined) return null;
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
        message.acceptedAt >= (start ?? -Infinity) &&
        message.acceptedAt < (end ?? Infinity) + DAY_MS,
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

/** `dd.mm.yyyy` in Moscow time; `null` = not given. */
function readDay(written: string): number | null | undefined {
  if (written === '') return null;
  const date = /^(\d\d)\.(\d\d)\.(\d{4})$/.exec(written);
  if (!date) return undefined;
  return Date.UTC(Number(date[3]), Number(date[2]) - 1, Number(date[1])) - MOSCOW_OFFSET_MS;
}

function splitList(written: string): string[] {
  return written.split(',').filter((part) => part !== '');
}
