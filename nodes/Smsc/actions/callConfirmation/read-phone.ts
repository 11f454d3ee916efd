import type { IExecuteFunctions } from 'n8n-workflow';

import { buildWaitCallRequest, success, type Result } from '../../../../protocol';
import { readText } from '../read-text';

/** The number in the spelling that the gateway is asked in, as the trigger will tell it. */
export function readPhone(functions: IExecuteFunctions, itemIndex: number): Result<string> {
  const given = readText(functions.getNodeParameter('phone', itemIndex), 'phone');
  if (!given.ok) return given;
  const request = buildWaitCallRequest(given.value, { charset: 'utf-8', format: 3 });
  if (!request.ok) return request;
  return success(request.value.fields.find(([name]) => name === 'phone')?.[1] ?? given.value);
}
