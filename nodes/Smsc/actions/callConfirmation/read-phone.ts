import type { IExecuteFunctions } from 'n8n-workflow';

import {
  buildWaitCallRequest,
  failure,
  parseRecipients,
  subscriberKey,
  success,
  type Result,
} from '../../../../protocol';
import { readText } from '../read-text';
import { renameParameter } from '../rename-parameter';

/** The number of the subscriber as the gateway writes it, and as the trigger will tell it. */
export function readPhone(functions: IExecuteFunctions, itemIndex: number): Result<string> {
  const given = readText(functions.getNodeParameter('phone', itemIndex), 'phone');
  if (!given.ok) return given;
  const read = parseRecipients(given.value);
  if (!read.ok) return failure(renameParameter(read.problem, 'to', 'phone'));
  const [one = '', ...others] = read.value;
  // What is no number, or more than one, is told by the request.
  const phone = others.length === 0 && /^\+?\d+$/.test(one) ? subscriberKey(one) : given.value;
  const request = buildWaitCallRequest(phone, { charset: 'utf-8', format: 3 });
  return request.ok ? success(phone) : request;
}
