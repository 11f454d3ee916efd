import type { Detail } from '../wire/status-query';
import { type GatewayFields, toAmount, toInteger } from '../wire/gateway-fields';
import { readValuesRecord } from '../endpoints/status-values';
import { findStatus } from '../tables';

/** A moment as the gateway writes it with `fmt=1`; 0 or nothing says "never". */
const TIMESTAMP = /^\s*(?:\d{9,10}|0|)\s*$/;
const TYPE = /^\s*\d{1,2}\s*$/;

/**
 * A status of `fmt=1`, `status,timestamp,err,…`, without knowing how much detail was asked for.
 * `null` if the line is none. Of several layouts that fit, the one counts whose moment, price and
 * type stand where they have to.
 */
export function readStatusValues(line: string): GatewayFields | null {
  const [status, timestamp, error] = line.split(',');
  const isStatus = findStatus(toInteger(status) ?? NaN) !== undefined;
  if (!isStatus || timestamp === undefined || !TIMESTAMP.test(timestamp)) return null;
  if (error !== undefined && toInteger(error) === null) return null;
  const read = (detail: Detail) =>
    readValuesRecord(line, { detail, multiple: false, isAsked: () => false });
  return ([1, 2] as const).map(read).find(isFull) ?? read(0);
}

function isFull(fields: GatewayFields): boolean {
  return (
    TIMESTAMP.test(String(fields.send_timestamp ?? '-')) &&
    toAmount(fields.cost) !== null &&
    TYPE.test(String(fields.type ?? ''))
  );
}
