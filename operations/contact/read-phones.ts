import type { IExecuteFunctions } from 'n8n-workflow';

import { success, subscriberKey, type Result } from '../../protocol';
import { readRecipients } from '../parameters/read-recipients';

/** The numbers of an item, written as the gateway keeps them: who is blocked is blocked in every spelling. */
export function readPhones(functions: IExecuteFunctions, itemIndex: number): Result<string[]> {
  const phones = readRecipients(functions, 'phone', itemIndex);
  return phones.ok ? success([...new Set(phones.value.map(subscriberKey))]) : phones;
}
