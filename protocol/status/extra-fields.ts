import { toText, type GatewayFields } from '../wire/gateway-fields';
import { HLR_FIELDS } from './hlr-record';

/** What became of the fields that are more than text; `null` where they could not be read. */
export interface ReadValues {
  readonly status: unknown;
  readonly error: unknown;
  readonly type: unknown;
  readonly flag: unknown;
  readonly cost: unknown;
  readonly parts: unknown;
  readonly changedAt: unknown;
  readonly sentAt: unknown;
}

/** Every field that a status record uses, and what for. */
const USES: ReadonlyMap<string, 'text' | 'hlr' | keyof ReadValues> = new Map([
  ...['id', 'phone', 'sender_id', 'sender', 'message', 'comment'].map(asText),
  ...['country', 'operator', 'operator_orig', 'region', 'mccmnc'].map(asText),
  ...HLR_FIELDS.map((name) => [name, 'hlr'] as const),
  ['status', 'status'],
  ['err', 'error'],
  ['type', 'type'],
  ['flag', 'flag'],
  ['cost', 'cost'],
  ['sms_cnt', 'parts'],
  ['cnt', 'parts'],
  ['last_timestamp', 'changedAt'],
  ['ts', 'changedAt'],
  ['last_date', 'changedAt'],
  ['time', 'changedAt'],
  ['send_timestamp', 'sentAt'],
  ['send_date', 'sentAt'],
]);

function asText(name: string): readonly [string, 'text'] {
  return [name, 'text'];
}

/**
 * Fields that no rule covers, and those whose value cannot be what their rule says: nothing of an
 * answer is dropped silently.
 */
export function collectExtra(
  fields: GatewayFields,
  read: ReadValues,
  hasHlr: boolean,
): GatewayFields {
  const extra: Record<string, string | number | null> = {};
  for (const name in fields) {
    const use = USES.get(name);
    if (use === 'text' || (use === 'hlr' && hasHlr)) continue;
    const value = fields[name] ?? null;
    const isKnown = use !== undefined && use !== 'hlr';
    if (isKnown && (read[use] !== null || isNothing(value))) continue;
    extra[name] = value;
  }
  return extra;
}

/** No value, or the 0 with which a timestamp says "never". A date of zeros is none, and is kept. */
function isNothing(value: string | number | null): boolean {
  const text = toText(value)?.trim() ?? '';
  return text === '' || text === '0';
}
