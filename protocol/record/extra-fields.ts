import type { GatewayFields } from '../endpoints/answer-context';
import { toAmount, toInteger, toText } from '../endpoints/field-values';
import { HLR_FIELDS } from './hlr-record';
import { isTime } from './record-time';

type FieldValue = GatewayFields[string] | undefined;

const TEXT_FIELDS: ReadonlySet<string> = new Set([
  'id',
  'phone',
  'sender_id',
  'sender',
  'message',
  'comment',
  'country',
  'operator',
  'operator_orig',
  'region',
  'mccmnc',
]);
const HLR_NAMES: ReadonlySet<string> = new Set(HLR_FIELDS);

const isInteger = (value: FieldValue): boolean => toInteger(value) !== null;

/** Fields that are more than text, and whether a value can be read as what they are. */
const READABLE: ReadonlyMap<string, (value: FieldValue) => boolean> = new Map([
  ['status', isInteger],
  ['err', isInteger],
  ['type', isInteger],
  ['flag', isInteger],
  ['cost', (value) => toAmount(value) !== null],
  ['sms_cnt', isInteger],
  ['cnt', isInteger],
  ['last_timestamp', isInteger],
  ['ts', isInteger],
  ['last_date', isTime],
  ['time', isTime],
  ['send_timestamp', isInteger],
  ['send_date', isTime],
]);

/**
 * Fields that no rule covers, and those whose value cannot be what their rule says: nothing of an
 * answer is dropped silently.
 */
export function collectExtra(fields: GatewayFields, hasHlr: boolean): GatewayFields {
  const extra: Record<string, string | number | null> = {};
  for (const name in fields) {
    if (TEXT_FIELDS.has(name) || (hasHlr && HLR_NAMES.has(name))) continue;
    const value = fields[name] ?? null;
    const isReadable = READABLE.get(name);
    if (isReadable === undefined || (toText(value) !== null && !isReadable(value))) {
      extra[name] = value;
    }
  }
  return extra;
}
