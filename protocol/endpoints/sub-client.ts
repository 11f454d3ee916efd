import { invalidInput, unreadableResponse } from '../problem';
import { failure, success, type Result } from '../result';
import { param, sentence } from '../sentence';
import {
  SUB_CLIENT_SETTINGS,
  SUB_CLIENT_SWITCHES,
  type SubClientSettingName,
  type SubClientSettingRow,
  type SubClientSwitchName,
} from '../tables';
import { findUtcOffset } from '../time';
import { otherFields, type GatewayFields } from '../wire/gateway-fields';
import type { ResponseContext, GatewayRequest, RequestEncoding } from '../wire/request';
import { buildAction, type ActionFields } from './action-request';
import { readResult } from './change-response';
import { requireText } from './parameter-checks';
import { fieldsOfResponse, openResponse } from './response';
import { buildStatisticsRequest, type StatisticsFilter } from './statistics';

/** Rights and payment of a subaccount. Empty and absent values stay unchanged. */
export type SubClientSettings = Readonly<Partial<Record<SubClientSettingName, unknown>>> & {
  readonly switchOn?: readonly SubClientSwitchName[];
  readonly switchOff?: readonly SubClientSwitchName[];
};

const TARIFFS = 9;
/** The gateway counts time zones from GMT-12 in whole hours. */
const FIRST_ZONE_HOURS = -12;
const LAST_ZONE = 24;

/**
 * Returns settings under the field names of the gateway. Values may be texts or numbers.
 * Problems: InvalidInput of a setting, or of `switchOff` for a switch in both lists.
 * Source: HTTP API, "Sub-clients: description of the parameters".
 */
function writeSubClientSettings(settings: SubClientSettings, now: Date): Result<ActionFields> {
  const fields: Record<string, string> = {};
  for (const row of SUB_CLIENT_SETTINGS as readonly SubClientSettingRow[]) {
    const given = writeSetting(settings[row.name as SubClientSettingName]);
    if (given === '') continue;
    const value = WRITERS[row.kind](given, row, now);
    if (value === null) return failure(rejectSetting(row, given));
    fields[row.field] = value;
  }
  const both = settings.switchOn?.find((name) => settings.switchOff?.includes(name));
  if (both !== undefined) {
    return failure(
      invalidInput(
        'switchOff',
        sentence`${param('switchOn')} and ${param('switchOff')} both contain ${labelOf(both)}`,
        'Select it in only one of them',
      ),
    );
  }
  for (const { name, field } of SUB_CLIENT_SWITCHES) {
    if (settings.switchOn?.includes(name)) fields[field] = '1';
    if (settings.switchOff?.includes(name)) fields[field] = '0';
  }
  return success(fields);
}

function labelOf(name: SubClientSwitchName): string {
  return JSON.stringify(SUB_CLIENT_SWITCHES.find((row) => row.name === name)?.label);
}

function writeSetting(value: unknown): string {
  if (Array.isArray(value)) return value.map(writeSetting).join(',');
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

type Writer = (given: string, row: SubClientSettingRow, now: Date) => string | null;

const WRITERS: Record<SubClientSettingRow['kind'], Writer> = {
  text: (given) => given,
  list: (given) => given.replace(/\s*[,;\n]\s*/g, ','),
  number: (given) => (/^\d{1,9}$/.test(given) ? given : null),
  tariff: (given) =>
    /^\d$/.test(given) && Number(given) >= 1 && Number(given) <= TARIFFS
      ? String(Number(given) - 1)
      : null,
  zone(given, _row, now) {
    const minutes = findUtcOffset(given, now);
    const zone = minutes === null ? NaN : minutes / 60 - FIRST_ZONE_HOURS;
    return Number.isInteger(zone) && zone >= 0 && zone <= LAST_ZONE ? String(zone) : null;
  },
  choice(given, { choices = [] }) {
    const choice = choices.find(({ name }) => name === given);
    return choice === undefined ? null : String(choice.code);
  },
};

function rejectSetting({ name, text, kind, choices = [] }: SubClientSettingRow, given: string) {
  const shown = JSON.stringify(given.slice(0, 60));
  const names = choices.map((choice) => choice.name).join(', ');
  return invalidInput(
    name,
    sentence`${param(name)} cannot be ${shown}`,
    kind === 'choice'
      ? `Choose one of ${names}`
      : kind === 'number'
        ? 'Enter a whole number'
        : text,
  );
}

type Encoding = RequestEncoding & { readonly now: Date };

/** Changes to a subaccount. */
export interface SubClientChange extends SubClientSettings {
  readonly newLogin?: string;
  readonly newPassword?: string;
  /** The current password; it is not documented whether the gateway requires it. */
  readonly currentPassword?: string;
}

/* Source of all: HTTP API, "Work with sub-clients: list of available operations". */

/**
 * Returns the request for a new subaccount.
 * Problems: InvalidInput of `login`, `password` or a setting.
 */
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
  // A password may start or end with a space, so it is sent unchanged.
  const key = { user: user.value, password };
  return success(buildAction('users', ['add'], { ...key, ...fields.value }, encoding));
}

/**
 * Returns the request that changes a subaccount.
 * Problems: InvalidInput of `login` or a setting.
 */
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

/**
 * Returns the request that transfers money from the account to a subaccount.
 * Problems: InvalidInput of `login` or `amount`.
 * @param amount in the currency of the account, with at most two decimals
 */
export function buildTopUp(
  login: string,
  amount: number,
  { secondBalance = false }: { readonly secondBalance?: boolean },
  encoding: RequestEncoding,
): Result<GatewayRequest> {
  const user = requireText('login', login);
  if (!user.ok) return user;
  // A rounded amount would not be what the user entered.
  const isAmount = amount > 0 && amount <= 1e9 && Math.round(amount * 100) / 100 === amount;
  if (!isAmount) {
    return failure(
      invalidInput(
        'amount',
        sentence`${param('amount')} is ${String(amount)}, which is not a valid amount`,
        'Enter a number above 0 with at most two decimals',
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

/** Filter and form of subaccount statistics. Default without a login or an ID: all subaccounts. */
export interface SubClientStatisticsFilter extends StatisticsFilter {
  readonly login?: string;
  readonly subClientId?: string;
  /**
   * Subaccounts that share the balance of the account (the gateway's default) or have their own.
   */
  readonly balances?: 'shared' | 'own';
  readonly hideDeleted?: boolean;
  /** Whether to request the detailed form, whose columns are not documented. */
  readonly detailed?: boolean;
}

/**
 * Returns the request for messages and payments of subaccounts in a period.
 * Problems: InvalidInput of the dates of the period.
 */
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

/** Everything in the response except the confirmation. */
export interface ToppedUp {
  readonly extra: GatewayFields;
}

/**
 * Reads the response to a transfer. It is not documented, so besides `OK` every record except a
 * request error is accepted, with its fields. Unverified against the live service.
 * Problems: a request error; an unreadable response, after which the transfer may have happened.
 */
export function readTopUpResponse(context: ResponseContext): Result<ToppedUp> {
  const response = openResponse('users', context);
  if (!response.ok) return response;
  if (readResult(response.value) === 'OK') return success({ extra: {} });
  const { value } = response;
  const isText = value.kind === 'text' && /^OK\b/.test(value.text);
  const fields = isText ? { answer: value.text } : fieldsOfResponse(value);
  return fields === null
    ? failure(unreadableResponse('users', 'a response that does not confirm the transfer'))
    : success({ extra: otherFields(fields, new Set(['result'])) });
}
