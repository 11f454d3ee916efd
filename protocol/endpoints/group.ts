import { invalidInput } from '../problem';
import { failure, success, type Result } from '../result';
import { param, sentence } from '../sentence';
import { GROUP_KINDS, type GroupKind } from '../tables';
import { createFieldPicker, toInteger, type GatewayFields } from '../wire/gateway-fields';
import type { ResponseContext, GatewayRequest, RequestEncoding } from '../wire/request';
import { buildAction } from './action-request';
import { checkRecordId, requireText } from './parameter-checks';
import { readRecordList } from './record-list';

/** Values of a group. Absent values stay unchanged. */
export interface GroupValues {
  readonly name?: string;
  /** Number after the G of a recipient; the gateway assigns one if it is absent. */
  readonly number?: number | string;
  readonly kind?: GroupKind;
}

/* Source of all: HTTP API, "Actions with contacts and groups". */

/**
 * Returns the request for a new group.
 * Problems: InvalidInput of `name` or `number`.
 */
export function buildCreateGroup(
  { name, number, kind }: GroupValues,
  encoding: RequestEncoding,
): Result<GatewayRequest> {
  const checkedName = requireText('name', name);
  if (!checkedName.ok) return checkedName;
  const checkedNumber = checkGroupNumber(number);
  if (!checkedNumber.ok) return checkedNumber;
  const type = GROUP_KINDS.find((row) => row.name === kind)?.code;
  const fields = {
    name: checkedName.value,
    num: checkedNumber.value,
    type: type === undefined ? undefined : String(type),
  };
  return success(buildAction('phones', ['add_group'], fields, encoding));
}

/**
 * Returns the request that renames or renumbers a group.
 * Problems: InvalidInput of `groupId` or `number`.
 */
export function buildUpdateGroup(
  groupId: string,
  { name, number }: GroupValues,
  encoding: RequestEncoding,
): Result<GatewayRequest> {
  const id = checkRecordId('groupId', groupId);
  if (!id.ok) return id;
  const checkedNumber = checkGroupNumber(number);
  if (!checkedNumber.ok) return checkedNumber;
  const fields = { grp: id.value, name: name?.trim() || undefined, num: checkedNumber.value };
  return success(buildAction('phones', ['chg_group'], fields, encoding));
}

/**
 * Returns the request that deletes a group. Its contacts stay.
 * Problems: InvalidInput of `groupId`.
 */
export function buildDeleteGroup(
  groupId: string,
  encoding: RequestEncoding,
): Result<GatewayRequest> {
  const id = checkRecordId('groupId', groupId);
  return id.ok ? success(buildAction('phones', ['del_group'], { grp: id.value }, encoding)) : id;
}

/** Returns the request for all groups. */
export function buildListGroups(encoding: RequestEncoding): GatewayRequest {
  return buildAction('phones', ['get_group'], {}, encoding);
}

/** 0 and an empty value mean that the gateway assigns a number. */
function checkGroupNumber(number: number | string | undefined): Result<string | undefined> {
  const text = String(number ?? '').trim();
  if (text === '' || text === '0') return success(undefined);
  if (/^[1-9]\d{0,8}$/.test(text)) return success(text);
  return failure(
    invalidInput(
      'number',
      sentence`${param('number')} is not a valid group number: ${JSON.stringify(text.slice(0, 60))}`,
      'Use a whole number such as 12, for the recipient G12',
    ),
  );
}

/** A group of contacts. */
export interface Group {
  readonly id: string | null;
  readonly name: string | null;
  /** Number after the G of a recipient. */
  readonly number: string | null;
  /** `null` if the response has none. */
  readonly kind: GroupKind | null;
  readonly extra: GatewayFields;
}

/**
 * Reads the response of phones.php to `get_group=1`. Number and kind are read under the request
 * names (`num`, `type`) and under the name that a live-tested client reads (`number`). An invalid
 * number and an unknown kind stay in `extra`, as the member count (`cnt`) does.
 * Problems: a request error; an unreadable response.
 */
export function readGroupsResponse(context: ResponseContext): Result<Group[]> {
  const records = readRecordList('phones', context);
  return records.ok ? success(records.value.map(toGroup)) : records;
}

/** A group number, also in the format of a recipient: `G17`. */
const GROUP_NUMBER = /^\s*G?0*([1-9]\d*)\s*$/i;

function toGroup(fields: GatewayFields): Group {
  const { pick, rest } = createFieldPicker(fields);
  const kindOf = (text: string) => GROUP_KINDS.find(({ code }) => code === toInteger(text));
  const number = pick(['num', 'number'], (text) => GROUP_NUMBER.test(text));
  const type = pick(['type'], (text) => kindOf(text) !== undefined);
  const group = {
    id: pick(['id']),
    name: pick(['name']),
    number: number === null ? null : (GROUP_NUMBER.exec(number)?.[1] ?? null),
    kind: (type === null ? undefined : kindOf(type))?.name ?? null,
  };
  return { ...group, extra: rest() };
}
