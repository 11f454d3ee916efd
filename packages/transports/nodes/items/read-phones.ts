import type { IExecuteFunctions } from 'n8n-workflow';

import { checkAllowed } from '../../../../nodes/Smsc/actions/check-allowed';
import { readRecipients } from '../../../../nodes/Smsc/actions/read-recipients';
import {
  failure,
  invalidInput,
  type RecipientRules,
  type Result,
} from '../../../../protocol/transports';
import { readOptions } from './read-options';

/** Recipients of an item within the limits that its options set. */
export function readPhones(
  functions: IExecuteFunctions,
  parameter: 'to' | 'phone',
  itemIndex: number,
  rules: RecipientRules = {},
): Result<string[]> {
  const phones = readRecipients(functions, parameter, itemIndex, rules);
  if (!phones.ok) return phones;
  const forbidden = checkAllowed(functions, itemIndex, phones.value);
  if (forbidden !== null) return failure(forbidden);
  const { maxRecipients } = readOptions(functions, itemIndex);
  const isLimited = maxRecipients !== undefined && maxRecipients !== null && maxRecipients !== '';
  if (!isLimited || phones.value.length <= Number(maxRecipients)) return phones;
  return failure(
    invalidInput(
      'maxRecipients',
      `'${parameter}' holds ${phones.value.length} recipients, more than 'maxRecipients' allows`,
      "Give fewer recipients, or a higher number in 'maxRecipients'",
    ),
  );
}
