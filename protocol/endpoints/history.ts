import { invalidInput, type InvalidInput } from '../problem';
import { failure, success, type Result } from '../result';
import { param, sentence } from '../sentence';
import { EMAIL_TYPE } from '../tables';
import { DAY_MS, readPeriod, type Period, type PeriodInput, toMoscowDay } from '../time';
import { writtenPhone } from '../numbers/subscriber';
import type { GatewayRequest, RequestEncoding, ResponseContext } from '../wire/request';
import type { GatewayFields } from '../wire/gateway-fields';
import { readRecordList, readTextRecords } from './record-list';

/** The two histories of the gateway: messages to phones, and e-mails. */
export type HistoryChannel = 'phone' | 'email';

/** Sent messages to list. Default without a period: the last 180 days. */
export interface HistoryFilter extends PeriodInput {
  /** Default `phone`. */
  readonly channel?: HistoryChannel;
  /** Phone numbers, or addresses for `email`; empty for all. */
  readonly recipients?: readonly string[];
}

/** A validated filter with its request fields. */
export interface HistoryQuery {
  readonly period: Period;
  readonly fields: readonly (readonly [name: string, value: string])[];
}

/** One page of the history. */
export interface HistoryPage {
  /** Number of records. */
  readonly size: number;
  /** `int_id` of a record; lists the records that were sent before it. */
  readonly before: string | undefined;
}

/** Most records in one page of the gateway. */
export const HISTORY_PAGE = 1000;

/**
 * "Half a year" in days. The gateway does not document how it counts, so the longest half is
 * allowed.
 */
const LONGEST_HALF_YEAR_DAYS = 184;
const SHORT_HALF_YEAR_DAYS = 180;

/**
 * Validates a filter and returns its period and fields.
 * Problems: InvalidInput of `recipients`, or of the dates of the period.
 * Source: HTTP API, "Getting the history of sent messages".
 */
export function prepareHistory(filter: HistoryFilter, now: Date): Result<HistoryQuery> {
  const period = readPeriod(filter, {
    now,
    defaultFrom: (end) => end - SHORT_HALF_YEAR_DAYS * DAY_MS,
    maxDays: LONGEST_HALF_YEAR_DAYS,
  });
  if (!period.ok) return period;
  const isEmail = filter.channel === 'email';
  const recipients: string[] = [];
  for (const given of filter.recipients ?? []) {
    const recipient = writtenPhone(given).replace(/^\+/, '');
    if (isEmail ? !recipient.includes('@') : !/^\d+$/.test(recipient)) {
      return failure(rejectRecipient(given, isEmail));
    }
    recipients.push(recipient);
  }
  return success({
    period: period.value,
    fields: [
      ...buildPeriodFields(period.value),
      ...(isEmail ? ([['format', String(EMAIL_TYPE)]] as const) : []),
      ...(recipients.length === 0
        ? []
        : ([[isEmail ? 'email' : 'phone', recipients.join(',')]] as const)),
    ],
  });
}

function rejectRecipient(given: string, isEmail: boolean): InvalidInput {
  const shown = JSON.stringify(given.slice(0, 60));
  return invalidInput(
    'recipients',
    sentence`${param('recipients')} contains ${shown}, which is not a valid ${isEmail ? 'e-mail address' : 'phone number'}`,
    isEmail
      ? 'Enter e-mail addresses, or choose another channel'
      : 'Enter numbers in international format such as +77011234567. For e-mail addresses choose the channel E-Mail',
  );
}

/** Returns the request for one page of the history, newest records first. */
export function buildHistoryRequest(
  query: HistoryQuery,
  { size, before }: HistoryPage,
  encoding: RequestEncoding,
): GatewayRequest {
  return {
    endpoint: 'get',
    fields: [
      ['get_messages', '1'],
      ...query.fields,
      ['cnt', String(size)],
      ...(before === undefined ? [] : ([['prev_id', before]] as const)),
    ],
    ...encoding,
  };
}

/** `start` and `end` of get.php: whole days in Moscow time, so they may exceed the period. */
function buildPeriodFields({
  from,
  to,
}: Period): readonly (readonly [name: string, value: string])[] {
  const start = ['start', toMoscowDay(from)] as const;
  return to === null ? [start] : [start, ['end', toMoscowDay(to)]];
}

/** Field names in recorded responses, and those of a full status. */
const NAMES = [
  ...['status', 'last_date', 'last_timestamp', 'flag', 'err', 'send_date', 'send_timestamp'],
  ...['phone', 'cost', 'sender_id', 'status_name', 'message', 'comment', 'mccmnc', 'country'],
  ...['operator', 'operator_orig', 'region', 'type', 'id', 'int_id', 'sms_cnt', 'format', 'crc'],
];

/**
 * Reads the response to `get_messages=1` and returns its records for `toStatusRecord`. JSON and the
 * names of `fmt=0` are known from clients, XML by analogy; `fmt=1` has no known layout and is not
 * read.
 * Problems: a request error; an unreadable response.
 * Source: HTTP API, "Getting the history of sent messages".
 */
export function readHistoryResponse(context: ResponseContext): Result<GatewayFields[]> {
  return readRecordList('get', context, (text) => readTextRecords(text, NAMES));
}
