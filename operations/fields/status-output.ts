import type { Field } from '../field';
import type { Host, Row } from '../host';

import { toStatusRecord, type Detail, type GatewayFields, type MessageKey } from '../../protocol';

/** How much the gateway is asked for; the stored value and the gateway's own number. */
const DETAILS: readonly { value: string; name: string; detail: Detail; description: string }[] = [
  {
    value: 'basic',
    name: 'Basic',
    detail: 0,
    description: 'Status, time of change and error code',
  },
  { value: 'full', name: 'Full', detail: 1, description: 'Also text, sender, cost and parts' },
  {
    value: 'extended',
    name: 'Extended',
    detail: 2,
    description: 'Also country, operator and region of the number',
  },
];

const DEFAULT_DETAIL = 'full';

export const detailField: Field = {
  displayName: 'Detail',
  name: 'detail',
  type: 'options',
  options: DETAILS.map(({ name, value, description }) => ({ name, value, description })),
  default: DEFAULT_DETAIL,
  description: 'How much to ask for',
};

export const simplifyField: Field = {
  displayName: 'Simplify',
  name: 'simplify',
  type: 'boolean',
  default: true,
  description: 'Whether to return a simplified version of the response instead of the raw data',
};

/** The wanted detail; an expression that gives something else gets the default. */
export function readDetail(host: Host, itemIndex: number): Detail {
  const value = host.read('detail', itemIndex, DEFAULT_DETAIL) as string;
  return DETAILS.find((row) => row.value === value)?.detail ?? 1;
}

export function readSimplify(host: Host, itemIndex: number): boolean {
  return host.read('simplify', itemIndex, true) as boolean;
}

export interface StatusAnswer {
  readonly fields: GatewayFields;
  /** What is known anyway, where the answer does not tell it. */
  readonly assumed?: GatewayFields;
}

/** A status as the status record, or as the gateway's own object under its own names. */
export function toStatusOutput(
  { fields, assumed }: StatusAnswer,
  key: Partial<MessageKey>,
  simplify: boolean,
): Row {
  if (!simplify) return { ...fields };
  return { ...toStatusRecord({ ...assumed, ...fields }, key) } as unknown as Row;
}
