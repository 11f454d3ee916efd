import {
  type MessageKey,
  normalizeMessageKey,
  parseOneRecipient,
  type Result,
  success,
  writtenPhone,
} from '../../protocol';
import type { Host } from '../host';
import { readText } from './parameters';

/**
 * Returns the key of the message of an item, with the recipient as outputs have it. Expressions may
 * give IDs and phone numbers as numbers.
 */
export function readMessageKey(host: Host, itemIndex: number): Result<MessageKey> {
  const id = readText(host.read('messageId', itemIndex), 'messageId');
  if (!id.ok) return id;
  const phone = readText(host.read('phone', itemIndex), 'phone');
  if (!phone.ok) return phone;
  // A value that is not clearly a number may be the nickname or the list of addresses of a message.
  const read = parseOneRecipient('phone', phone.value, { acceptsNicknames: true });
  const written = read.ok ? read.value : phone.value;
  const key = normalizeMessageKey({ id: id.value, phone: written });
  return key.ok ? success({ id: key.value.id, phone: writtenPhone(written) }) : key;
}
