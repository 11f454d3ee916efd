import { sortByCode } from '../code-row';
import { BROADCAST_STATUSES } from './statuses-broadcast';
import { CONNECTION_STATUSES } from './statuses-connection';
import { EXTENDED_STATUSES } from './statuses-extended';
import { FIELD_STATUSES } from './statuses-field';
import { MESSAGE_STATUSES } from './statuses-message';
import type { SmppStatusRow } from './status-row';

/**
 * `command_status` of SMPP 3.4 and 5.0. The gateway documents only ESME_RTHROTTLED; the texts and the
 * advice of the others follow the specification.
 */
export const SMPP_STATUSES = sortByCode([
  ...CONNECTION_STATUSES,
  ...FIELD_STATUSES,
  ...MESSAGE_STATUSES,
  ...EXTENDED_STATUSES,
  ...BROADCAST_STATUSES,
]);

export type SmppStatusName = (typeof SMPP_STATUSES)[number]['name'];

const byCode = new Map<number, SmppStatusRow>(SMPP_STATUSES.map((row) => [row.code, row]));
const byName = new Map<string, SmppStatusRow>(SMPP_STATUSES.map((row) => [row.name, row]));

export function findSmppStatus(code: number): SmppStatusRow | undefined {
  return byCode.get(code);
}

/** Returns the code of a status by its name. */
export function smppStatusCode(name: SmppStatusName): number {
  return (byName.get(name) as SmppStatusRow).code;
}
