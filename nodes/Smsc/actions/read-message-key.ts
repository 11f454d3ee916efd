import type { IExecuteFunctions } from 'n8n-workflow';

import { normalizeMessageKey, type MessageKey, type Result } from '../../../protocol';

/** The message that an item asks about; IDs and numbers may come as numbers from expressions. */
export function readMessageKey(
  functions: IExecuteFunctions,
  itemIndex: number,
): Result<MessageKey> {
  const id = String(functions.getNodeParameter('messageId', itemIndex) ?? '');
  const phone = String(functions.getNodeParameter('phone', itemIndex) ?? '');
  return normalizeMessageKey({ id, phone });
}
