import { success, type Result } from '../result';
import { readPeriod, toMoscowDay, toZoneDay, type PeriodInput } from '../time';
import type { GatewayRequest, RequestEncoding, ResponseContext } from '../wire/request';
import {
  type GatewayFields,
  otherFields,
  toAmount,
  toInteger,
  toText,
} from '../wire/gateway-fields';
import { readRecordList } from './record-list';

/**
 * Default without a period: the current month so far. The gateway counts whole days in Moscow time,
 * and the days of the period are used as such, in any time zone.
 */
export interface StatisticsFilter extends PeriodInput {
  /** Whether amounts of subaccounts are converted to the currency of the account. */
  readonly inOwnCurrency?: boolean;
  /** Whether amounts include payments from the second balance. */
  readonly secondBalance?: boolean;
}

/** Messages and payments of one login, the account's or a subaccount's, in the period. */
export interface Statistics {
  readonly login: string | null;
  readonly messageCount: number | null;
  /** Amount spent on messages. */
  readonly spent: number | null;
  /** Amount received. */
  readonly received: number | null;
  readonly currency: string | null;
  readonly extra: GatewayFields;
}

/**
 * Returns the request for messages and payments in a period.
 * Problems: InvalidInput of the dates of the period.
 * Source: HTTP API, "Getting statistics"; parameter names from clients.
 */
export function buildStatisticsRequest(
  filter: StatisticsFilter,
  { now, ...encoding }: RequestEncoding & { readonly now: Date },
): Result<GatewayRequest> {
  const period = readPeriod(filter, { now, defaultFrom: (end) => end });
  if (!period.ok) return period;
  const { zone = 'UTC', dateFrom = '' } = filter;
  const { from, to } = period.value;
  // Messages of today are dated in Moscow, where it may already be tomorrow.
  const end = to === null ? toMoscowDay(now.getTime()) : toZoneDay(to, zone);
  const start = dateFrom.trim() === '' ? `01${end.slice(2)}` : toZoneDay(from, zone);
  return success({
    endpoint: 'get',
    fields: [
      ['get_stat', '1'],
      ['start', start],
      ['end', end],
      ...(filter.inOwnCurrency === true ? ([['mycur', '1']] as const) : []),
      ...(filter.secondBalance === true ? ([['balance2', '1']] as const) : []),
    ],
    ...encoding,
  });
}

/**
 * Reads the response to `get_stat=1`: one record per login. Field names are known from clients
 * only; a value of an unexpected kind stays in `extra`. The response for subaccounts has the same
 * form.
 * Problems: a request error; an unreadable response.
 */
export function readStatisticsResponse(
  context: ResponseContext,
  endpoint: 'get' | 'users' = 'get',
): Result<Statistics[]> {
  const records = readRecordList(endpoint, context);
  return records.ok ? success(records.value.map(toStatistics)) : records;
}

function toStatistics(fields: GatewayFields): Statistics {
  const read = {
    sms: toInteger(fields.sms),
    credit: toAmount(fields.credit),
    debit: toAmount(fields.debit),
  };
  const said = Object.entries(read).filter(
    ([name, value]) => value !== null || toText(fields[name]) === null,
  );
  return {
    login: toText(fields.login),
    messageCount: read.sms,
    spent: read.credit,
    received: read.debit,
    currency: toText(fields.currency),
    extra: otherFields(fields, new Set(['login', 'currency', ...said.map(([name]) => name)])),
  };
}
