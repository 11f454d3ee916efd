import { success, type Result } from '../result';
import { GROUP_KINDS, type GroupKind } from '../tables';
import type { AnswerContext, GatewayFields } from './answer-context';
import { otherFields, toInteger, toText } from './field-values';
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

const KNOWN: ReadonlySet<string> = new Set(['id', 'name', 'num', 'type']);

/**
 * The answer of phones.php to `get_group=1`. Live clients read `id` and `name`; the other names are
 * those of the requests, unverified against the live service.
 */
export function readGroupsAnswer(context: AnswerContext): Result<Group[]> {
  const records = readRecordList('phones', context);
  return records.ok ? success(records.value.map(toGroup)) : records;
}

function toGroup(fields: GatewayFields): Group {
  const type = toInteger(fields.type);
  return {
    id: toText(fields.id),
    name: toText(fields.name),
    number: toText(fields.num),
    kind: GROUP_KINDS.find(({ code }) => code === type)?.name ?? null,
    extra: otherFields(fields, KNOWN),
  };
}
