import type { Host } from '../host';

import { checkAllowed } from './check-allowed';
import { readRecipients } from './read-recipients';
import { failure, invalidInput, isGroup, type RecipientRules, type Result } from '../../protocol';
import { readOptions } from './read-options';

/** Recipients of an item within the limits that its options set. */
export function readPhones(
  host: Host,
  parameter: 'to' | 'phone',
  itemIndex: number,
  { takesGroups = false, ...rules }: RecipientRules & { readonly takesGroups?: boolean } = {},
): Result<string[]> {
  const phones = readRecipients(host, parameter, itemIndex, rules);
  if (!phones.ok) return phones;
  const group = takesGroups ? undefined : phones.value.find(isGroup);
  if (group !== undefined) {
    const text = `'${parameter}' is a group, which SMPP does not take: ${group}`;
    const advice = 'Give phone numbers, or send to the group over HTTP';
    return failure(invalidInput(parameter, text, advice));
  }
  const forbidden = checkAllowed(host, itemIndex, phones.value, parameter);
  if (forbidden !== null) return failure(forbidden);
  const { maxRecipients } = readOptions(host, itemIndex);
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
