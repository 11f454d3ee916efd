import { invalidInput } from '../problem';
import { failure, success, type Result } from '../result';
import type { GatewayRequest, RequestEncoding } from '../wire/request';
import { buildAction } from './action-request';
import { requireText } from './record-id';
import { buildStatisticsRequest, type StatisticsFilter } from './statistics';
import { writeSubClientSettings, type SubClientSettings } from './sub-client-values';

type Encoding = RequestEncoding & { readonly now: Date };

/** What is to be changed of a sub-client. */
export interface SubClientChange extends SubClientSettings {
  readonly newLogin?: string;
  readonly newPassword?: string;
  /** The present password; whether the gateway asks for it is not documented. */
  readonly currentPassword?: string;
}

/* Source of all: HTTP API, "Work with sub-clients: list of available operations". */

export function buildCreateSubClient(
  login: string,
  password: string,
  settings: SubClientSettings,
  { now, ...encoding }: Encoding,
): Result<GatewayRequest> {
  const user = requireText('login', login);
  if (!user.ok) return user;
  const checked = requireText('password', password);
  if (!checked.ok) return checked;
  const fields = writeSubClientSettings(settings, now);
  if (!fields.ok) return fields;
  // A password may begin or end with a space, so it travels as it was given.
  const key = { user: user.value, password };
  return success(buildAction('users', ['add'], { ...key, ...fields.value }, encoding));
}

export function buildUpdateSubClient(
  login: string,
  change: SubClientChange,
  { now, ...encoding }: Encoding,
): Result<GatewayRequest> {
  const user = requireText('login', login);
  if (!user.ok) return user;
  const fields = writeSubClientSettings(change, now);
  if (!fields.ok) return fields;
  const values = {
    user: user.value,
    new_login: change.newLogin?.trim() || undefined,
    password: change.newPassword || undefined,
    pswc: change.currentPassword || undefined,
    ...fields.value,
  };
  return success(buildAction('users', ['chg'], values, encoding));
}

/** Moves money from the account to a sub-client, in the currency of the account. */
export function buildTopUp(
  login: string,
  amount: number,
  { secondBalance = false }: { readonly secondBalance?: boolean },
  encoding: RequestEncoding,
): Result<GatewayRequest> {
  const user = requireText('login', login);
  if (!user.ok) return user;
  // An amount that was rounded would not be the one that the user meant.
  const isAmount = amount > 0 && amount <= 1e9 && Math.round(amount * 100) / 100 === amount;
  if (!isAmount) {
    return failure(
      invalidInput(
        'amount',
        `'amount' is ${String(amount)}, not an amount of money`,
        'Give a number above 0 with at most two decimals',
      ),
    );
  }
  const fields = {
    user: user.value,
    sum: String(amount),
    balance2: secondBalance ? '1' : undefined,
  };
  return success(buildAction('users', ['pay'], fields, encoding));
}

/** Whose statistics, in which form. Without a login or an ID those of all sub-clients. */
export interface SubClientStatisticsFilter extends StatisticsFilter {
  readonly login?: string;
  readonly subClientId?: string;
  /** Sub-clients that use the balance of the account (the gateway's default), or have their own. */
  readonly balances?: 'shared' | 'own';
  readonly hideDeleted?: boolean;
  /** Whether to ask for the detailed form, whose columns are not documented. */
  readonly detailed?: boolean;
}

export function buildSubClientStatistics(
  filter: SubClientStatisticsFilter,
  encoding: Encoding,
): Result<GatewayRequest> {
  const request = buildStatisticsRequest(filter, encoding);
  if (!request.ok) return request;
  const { detailed = false, balances, hideDeleted = false } = filter;
  const own = {
    user: filter.login?.trim() || undefined,
    user_id: filter.subClientId?.trim() || undefined,
    reseller: balances === 'own' ? '1' : undefined,
    hide_deleted: hideDeleted ? '1' : undefined,
  };
  const period = request.value.fields.filter(([name]) => name !== 'get_stat');
  const values = { ...Object.fromEntries(period), ...own };
  const action = detailed ? 'get_stat_all' : 'get_stat';
  const { now: _now, ...form } = encoding;
  return success(buildAction('users', [action], values, form));
}
