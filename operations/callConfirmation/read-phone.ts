import type { Host } from '../host';

import {
  buildWaitCallRequest,
  parseOneRecipient,
  subscriberKey,
  success,
  type Result,
} from '../../protocol';
import { readText } from '../parameters/read-text';

/** The number of the subscriber as the gateway writes it, and as the trigger will tell it. */
export function readPhone(host: Host, itemIndex: number): Result<string> {
  const given = readText(host.read('phone', itemIndex), 'phone');
  if (!given.ok) return given;
  const read = parseOneRecipient('phone', given.value);
  if (!read.ok) return read;
  const phone = subscriberKey(read.value);
  const request = buildWaitCallRequest(phone, { charset: 'utf-8', format: 3 });
  return request.ok ? success(phone) : request;
}
