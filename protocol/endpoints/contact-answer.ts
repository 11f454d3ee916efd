import { success, type Result } from '../result';
import { CONTACT_FIELDS } from '../tables';
import { fromGatewayDay } from '../text/date';
import type { AnswerContext, GatewayFields } from './answer-context';
import { otherFields, toText } from './field-values';
import { readRecordList } from './record-list';

/** A contact of the account. What the gateway does not tell is `null`, or an empty list. */
export interface Contact {
  readonly id: string | null;
  readonly phone: string | null;
  readonly name: string | null;
  readonly firstName: string | null;
  readonly middleName: string | null;
  readonly lastName: string | null;
  readonly email: string | null;
  /** `1990-12-31`. */
  readonly birthday: string | null;
  /** IDs or names of the groups, as the gateway writes them. */
  readonly groups: readonly string[];
  readonly tags: readonly string[];
  readonly otherPhones: readonly string[];
  readonly comment: string | null;
  readonly ownId: string | null;
  readonly extra: GatewayFields;
}

const KNOWN: ReadonlySet<string> = new Set([
  'int_id',
  'id',
  'phone',
  ...CONTACT_FIELDS.map(({ field }) => field),
]);

/**
 * The answer of phones.php to `get=1`. Live clients read `phone` and `name`; `int_id` is named by the
 * page, the other names are those of the requests, unverified against the live service.
 */
export function readContactsAnswer(context: AnswerContext): Result<Contact[]> {
  const records = readRecordList('phones', context);
  return records.ok ? success(records.value.map(toContact)) : records;
}

function toContact(fields: GatewayFields): Contact {
  const birthday = toText(fields.bd);
  return {
    id: toText(fields.int_id) ?? toText(fields.id),
    phone: toText(fields.phone),
    name: toText(fields.name),
    firstName: toText(fields.fnm),
    middleName: toText(fields.mnm),
    lastName: toText(fields.lnm),
    email: toText(fields.mail),
    birthday: birthday && fromGatewayDay(birthday),
    groups: toList(fields.grp),
    tags: toList(fields.tags),
    otherPhones: toList(fields.pho),
    comment: toText(fields.cmt),
    ownId: toText(fields.myid),
    extra: otherFields(fields, KNOWN),
  };
}

/** A list with commas, or an array, which arrives here as its JSON text. */
function toList(value: string | number | null | undefined): string[] {
  const text = toText(value) ?? '';
  const bare = /^\[.*\]$/s.test(text) ? text.slice(1, -1).replace(/"/g, '') : text;
  return bare
    .split(/[,;\n]/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}
