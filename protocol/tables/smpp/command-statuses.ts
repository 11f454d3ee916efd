import { CONNECTION_STATUSES } from './statuses-connection';
import { EXTENDED_STATUSES } from './statuses-extended';
import { MESSAGE_STATUSES } from './statuses-message';
import type { SmppStatusRow } from './status-row';

/**
 * `command_status` of SMPP 3.4 and 5.0. Which of them the gateway gives when is documented for
 * ESME_RTHROTTLED only; advice of the others follows the specification.
 */
export const SMPP_STATUSES = [
  ...CONNECTION_STATUSES,
  ...MESSAGE_STATUSES,
  ...EXTENDED_STATUSES,
] as const satisfies readonly SmppStatusRow[];

export type SmppStatusName = (typeof SMPP_STATUSES)[number]['name'];

const byCode = new Map<number, SmppStatusRow>(SMPP_STATUSES.map((row) => [row.code, row]));
const byName = new Map<string, SmppStatusRow>(SMPP_STATUSES.map((row) => [row.name, row]));

export function findSmppStatus(code: number): SmppStatusRow | undefined {
  return byCode.get(code);
}

/** Code of a status by our name. */
export function smppStatusCode(name: SmppStatusName): number {
  return (byName.get(name) as SmppStatusRow).code;
}
