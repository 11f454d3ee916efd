import {
  type MessageKey,
  normalizeMessageKey,
  parseOneRecipient,
  type Result,
} from '../../protocol';
import type { Host } from '../host';
import { readText } from './parameters';

/** The message that an item asks about; IDs and numbers may come as numbers from expressions. */
export function readMessageKey(host: Host, itemIndex: number): Result<MessageKey> {
  const id = readText(host.read('messageId', itemIndex), 'messageId');
  if (!id.ok) return id;
  const phone = readText(host.read('phone', itemIndex), 'phone');
  if (!phone.ok) return phone;
  // What is no clear number may be the name or the list of addresses that a message went to.
  const read = parseOneRecipient('phone', phone.value, { takesNicknames: true });
  return normalizeMessageKey({ id: id.value, phone: read.ok ? read.value : phone.value });
}
