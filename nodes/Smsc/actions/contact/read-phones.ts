import type { IExecuteFunctions } from 'n8n-workflow';

import { joinPhones, success, type Result } from '../../../../protocol';
import { readRecipients } from '../read-recipients';

/** The numbers of an item, written as the gateway keeps them. */
export function readPhones(functions: IExecuteFunctions, itemIndex: number): Result<string[]> {
  const phones = readRecipients(functions, 'phone', itemIndex);
  return phones.ok ? success(phones.value.map((phone) => joinPhones([phone]))) : phones;
}
