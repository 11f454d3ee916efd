import type { Host } from '../host';

import { success, subscriberKey, type Result } from '../../protocol';
import { readRecipients } from '../parameters/read-recipients';

/** The numbers of an item, written as the gateway keeps them: who is blocked is blocked in every spelling. */
export function readPhones(host: Host, itemIndex: number): Result<string[]> {
  const phones = readRecipients(host, 'phone', itemIndex);
  return phones.ok ? success([...new Set(phones.value.map(subscriberKey))]) : phones;
}
