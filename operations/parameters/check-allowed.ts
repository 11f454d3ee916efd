import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { checkAllowedRecipients, invalidInput, isGroup, type Problem } from '../../protocol';
import { isTool } from '../../nodes/Smsc/is-tool';
import { checkGroups } from './check-groups';
import { readDefaultCountry } from './read-recipients';

/**
 * Why an item may not send to its recipients, or `null`. An AI agent may write to a group only where
 * the option 'Allowed Recipients' names it: how many members it has nobody checks.
 */
export function checkAllowed(
  functions: IExecuteFunctions,
  itemIndex: number,
  recipients: readonly string[],
  parameter: 'to' | 'phone' = 'to',
): Problem | null {
  const unwanted = checkGroups(functions, itemIndex, recipients, parameter);
  if (unwanted !== null) return unwanted;
  const { allowedRecipients } = functions.getNodeParameter('options', itemIndex, {}) as IDataObject;
  if (allowedRecipients !== undefined) {
    const country = readDefaultCountry(functions, itemIndex);
    if (!country.ok) return country.problem;
    return checkAllowedRecipients(recipients, allowedRecipients, country.value);
  }
  const group = isTool(functions) ? recipients.find(isGroup) : undefined;
  if (group === undefined) return null;
  return invalidInput(
    'allowedRecipients',
    `${group} is a group of contacts, to which an AI agent may not send`,
    "Give single recipients. Only the owner of the workflow can name the group in 'allowedRecipients'",
  );
}
