import type { Row } from '../../../operations/host';

/** Returns plain parameters of n8n as the dialogs of Node-RED store them. */
export function toStored(value: unknown): unknown {
  if (typeof value === 'string') return { t: 'str', v: value };
  if (typeof value === 'number') return { t: 'num', v: String(value) };
  if (typeof value === 'boolean') return { t: 'bool', v: String(value) };
  if (Array.isArray(value)) {
    const isGroup = value.every((one) => typeof one === 'object' && one !== null);
    return isGroup && value.length > 0
      ? value.map(toStored)
      : { t: 'json', v: JSON.stringify(value) };
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const row = value as Row;
  if ('__rl' in row) return { t: 'str', v: String(row['value']), mode: row['mode'] };
  return Object.fromEntries(
    Object.entries(row).map(([name, one]) =>
      name === 'mappingMode' ? [name, one] : [name, toStored(one)],
    ),
  );
}
