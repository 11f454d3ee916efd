import type { Host, Row } from '../host';

import { checkAllowedRecipients, invalidInput, isGroup, type Problem } from '../../protocol';
import { checkGroups } from './check-groups';
import { readDefaultCountry } from './read-recipients';

/**
 * Why an item may not send to its recipients, or `null`. An AI agent may write to a group only where
 * the option 'Allowed Recipients' names it: how many members it has nobody checks.
 */
export function checkAllowed(
  host: Host,
  itemIndex: number,
  recipients: readonly string[],
  parameter: 'to' | 'phone' = 'to',
): Problem | null {
  const unwanted = checkGroups(host, itemIndex, recipients, parameter);
  if (unwanted !== null) return unwanted;
  const { allowedRecipients } = host.read('options', itemIndex, {}) as Row;
  if (allowedRecipients !== undefined) {
    const country = readDefaultCountry(host, itemIndex);
    if (!country.ok) return country.problem;
    return checkAllowedRecipients(recipients, allowedRecipients, country.value);
  }
  const group = host.caller !== 'workflow' ? recipients.find(isGroup) : undefined;
  if (group === undefined) return null;
  return invalidInput(
    'allowedRecipients',
    `${group} is a group of contacts, to which an AI agent may not send`,
    "Give single recipients. Only the owner of the workflow can name the group in 'allowedRecipients'",
  );
}
