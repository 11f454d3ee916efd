import type { Field } from '../field';
import type { Host, Row } from '../host';

import {
  toRecordOutput,
  recordIn,
  toStatusRecord,
  type Detail,
  type GatewayFields,
  type MessageKey,
  type StatusRecord,
  type TextLanguage,
} from '../../protocol';

/** The levels of detail of a status: the stored value and the gateway's own number. */
const DETAILS: readonly { value: string; name: string; detail: Detail; description: string }[] = [
  {
    value: 'basic',
    name: 'Basic',
    detail: 0,
    description: 'Return status, time of change and error code',
  },
  {
    value: 'full',
    name: 'Full',
    detail: 1,
    description: 'Also return text, sender, cost and parts',
  },
  {
    value: 'extended',
    name: 'Extended',
    detail: 2,
    description: 'Also return country, operator and region of the phone number',
  },
];

const DEFAULT_DETAIL = 'full';

export const detailField: Field = {
  displayName: 'Detail',
  name: 'detail',
  type: 'options',
  options: DETAILS.map(({ name, value, description }) => ({ name, value, description })),
  default: DEFAULT_DETAIL,
  description: 'Choose how much the output holds',
};

export const simplifyField: Field = {
  displayName: 'Simplify',
  name: 'simplify',
  type: 'boolean',
  default: true,
  description: 'Whether to return a simplified version of the response instead of the raw data',
};

/** Returns the wanted detail, or the default where an expression gives an unknown value. */
export function readDetail(host: Host, itemIndex: number): Detail {
  const value = host.read('detail', itemIndex, DEFAULT_DETAIL) as string;
  return DETAILS.find((row) => row.value === value)?.detail ?? 1;
}

export function readSimplify(host: Host, itemIndex: number): boolean {
  return host.read('simplify', itemIndex, true) as boolean;
}

export interface StatusResponse {
  readonly fields: GatewayFields;
  /** Values that are known from elsewhere, for fields that the response lacks. */
  readonly assumed?: GatewayFields;
}

/**
 * Returns a status as the status record, or that of an HLR request as the HLR record; otherwise the
 * gateway's own object with its own field names.
 */
export function toStatusOutput(
  { fields, assumed }: StatusResponse,
  key: Partial<MessageKey>,
  simplify: boolean,
  language: TextLanguage,
): Row {
  if (!simplify) return { ...fields };
  return toRecordRow(toStatusRecord({ ...assumed, ...fields }, key), language);
}

/** Fields of a status that stand in the row of a sent message, before the whole status. */
const DELIVERY_FIELDS = ['isDelivered', 'isFinal', 'statusName', 'statusText'] as const;

/**
 * Adds the last status of a message to its row: after `accepted` what one filters by and reads, and
 * `delivery` with the whole status. Without a known status they are `null`; a message that was not
 * accepted is not delivered.
 *
 * @param delivery the output of the status; `null` if none is known
 */
export function addDelivery({ phone = null, accepted, ...row }: Row, delivery: Row | null): Row {
  const known: Row = { isDelivered: accepted === false ? false : null, ...delivery };
  const shown = DELIVERY_FIELDS.map((name) => [name, known[name] ?? null]);
  return { phone, accepted, ...(Object.fromEntries(shown) as Row), ...row, delivery };
}

/** Returns the output row of a record, of a message or of an HLR request. */
export function toRecordRow(record: StatusRecord, language: TextLanguage = 'en'): Row {
  return { ...toRecordOutput(recordIn(record, language)) } as unknown as Row;
}
