import { invalidInput, type InvalidInput } from '../problem';
import { failure, success, type Result } from '../result';
import { param, sentence } from '../sentence';
import { EMAIL_TYPE } from '../tables';
import { DAY_MS, readPeriod, type Period, type PeriodInput, toMoscowDay } from '../time';
import { cleanPhone } from '../numbers/subscriber';
import type { GatewayRequest, RequestEncoding, AnswerContext } from '../wire/request';
import type { GatewayFields } from '../wire/gateway-fields';
import { readRecordList, readTextRecords } from './record-list';

/** The gateway keeps two histories: one of everything that goes to a phone, and one of e-mail. */
export type HistoryChannel = 'phone' | 'email';

/** Which sent messages to list. Default without a period: the last 180 days. */
export interface HistoryFilter extends PeriodInput {
  /** Default `phone`. */
  readonly channel?: HistoryChannel;
  /** Numbers, or addresses for `email`; all when empty. */
  readonly recipients?: readonly string[];
}

/** A checked filter, with its fields for a request. */
export interface HistoryQuery {
  readonly period: Period;
  readonly fields: readonly (readonly [name: string, value: string])[];
}

/** One page of the history. */
export interface HistoryPage {
  /** Number of records. */
  readonly size: number;
  /** `int_id` of a record; those that were sent before it are asked for. */
  readonly before: string | undefined;
}

/** Most records that the gateway gives in one page. */
export const HISTORY_PAGE = 1000;

/** "Half a year" in days. How the gateway counts it is not documented: its longest half may be asked for. */
const LONGEST_HALF_YEAR_DAYS = 184;
const SHORT_HALF_YEAR_DAYS = 180;

/**
 * Checks a filter and returns its period and fields.
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
    const recipient = cleanPhone(given).replace(/^\+/, '');
    if (isEmail ? !recipient.includes('@') : !/^\d+$/.test(recipient)) {
      return failure(refuseRecipient(given, isEmail));
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

function refuseRecipient(given: string, isEmail: boolean): InvalidInput {
  const shown = JSON.stringify(given.slice(0, 60));
  return invalidInput(
    'recipients',
    sentence`${param('recipients')} holds ${shown}, which is no ${isEmail ? 'e-mail address' : 'phone number'}`,
    isEmail
      ? 'Give e-mail addresses, or choose another channel'
      : 'Give numbers in international format, e.g. +77011234567; for e-mail addresses choose the channel E-Mail',
  );
}

/** Returns the request for one page of the history. The newest records come first. */
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

/** `start` and `end` of get.php: whole days in Moscow time, so they may hold more than the period. */
function buildPeriodFields({
  from,
  to,
}: Period): readonly (readonly [name: string, value: string])[] {
  const start = ['start', toMoscowDay(from)] as const;
  return to === null ? [start] : [start, ['end', toMoscowDay(to)]];
}

/** Names in recorded answers, and those of a full status that may join them. */
const NAMES = [
  ...['status', 'last_date', 'last_timestamp', 'flag', 'err', 'send_date', 'send_timestamp'],
  ...['phone', 'cost', 'sender_id', 'status_name', 'message', 'comment', 'mccmnc', 'country'],
  ...['operator', 'operator_orig', 'region', 'type', 'id', 'int_id', 'sms_cnt', 'format', 'crc'],
];

/**
 * Reads the response to `get_messages=1` and returns its records as they came; `toStatusRecord` reads
 * them further. JSON and the names of `fmt=0` are known from clients, XML by analogy; `fmt=1` has no
 * known layout and is not read.
 * Problems: a request error; an unreadable response.
 * Source: HTTP API, "Getting the history of sent messages".
 */
export function readHistoryAnswer(context: AnswerContext): Result<GatewayFields[]> {
  return readRecordList('get', context, (text) => readTextRecords(text, NAMES));
}
