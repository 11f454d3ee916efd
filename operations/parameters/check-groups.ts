import type { Host, Row } from '../host';

import { invalidInput, isGroup, type Problem } from '../../protocol';

/**
 * Why an item may not send to a group of contacts, or `null`. A group has any number of members. So
 * it counts only where the owner of the workflow has written it: data from outside (a form, a
 * sheet, an agent) could otherwise name one instead of a phone number. Beside 'Max Recipients',
 * which cannot count the members, it needs the option 'Allow Groups' too.
 */
export function checkGroups(
  host: Host,
  itemIndex: number,
  recipients: readonly string[],
  parameter: 'to' | 'phone',
): Problem | null {
  const group = recipients.find(isGroup);
  if (group === undefined) return null;
  const options = host.read('options', itemIndex, {}) as Row;
  const { allowGroups, maxRecipients = '' } = options;
  if (allowGroups === true || allowGroups === 'true') return null;
  if (host.isComputed(parameter)) {
    return invalidInput(
      parameter,
      `'${parameter}' comes from an expression and names ${group}, a group of contacts`,
      `Write the group into '${parameter}' itself, or turn on 'allowGroups' if the data may name groups`,
    );
  }
  if (maxRecipients === '' || maxRecipients === null) return null;
  return invalidInput(
    'maxRecipients',
    `'maxRecipients' cannot count the members of ${group}, a group of contacts`,
    "Remove 'maxRecipients', or turn on 'allowGroups' to send to the whole group",
  );
}
