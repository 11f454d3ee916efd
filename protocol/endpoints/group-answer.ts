import { success, type Result } from '../result';
import { GROUP_KINDS, type GroupKind } from '../tables';
import type { AnswerContext } from '../wire/request';
import { type GatewayFields, createFieldPicker, toInteger } from '../wire/gateway-fields';
import { readRecordList } from './record-list';

/** A group of contacts. */
export interface Group {
  readonly id: string | null;
  readonly name: string | null;
  /** What stands behind the G of a recipient. */
  readonly number: string | null;
  /** `null` when the gateway does not say. */
  readonly kind: GroupKind | null;
  readonly extra: GatewayFields;
}

/**
 * The answer of phones.php to `get_group=1`. Number and kind are read under the names of the requests
 * (`num`, `type`) and under those that a live-tested client reads (`number`). What is no number of a
 * group, and no known kind, is left in `extra`, as the count of members (`cnt`) is.
 */
export function readGroupsAnswer(context: AnswerContext): Result<Group[]> {
  const records = readRecordList('phones', context);
  return records.ok ? success(records.value.map(toGroup)) : records;
}

/** A number, also written as in a recipient: `G17`. */
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
