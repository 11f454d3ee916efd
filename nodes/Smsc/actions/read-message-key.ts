import type { IExecuteFunctions } from 'n8n-workflow';

import { normalizeMessageKey, type MessageKey, type Result } from '../../../protocol';
import { readText } from './read-text';

/** The message that an item asks about; IDs and numbers may come as numbers from expressions. */
export function readMessageKey(
  functions: IExecuteFunctions,
  itemIndex: number,
): Result<MessageKey> {
  const id = readText(functions.getNodeParameter('messageId', itemIndex), 'messageId');
  if (!id.ok) return id;
  const phone = readText(functions.getNodeParameter('phone', itemIndex), 'phone');
  return phone.ok ? normalizeMessageKey({ id: id.value, phone: phone.value }) : phone;
}
