import { success, type Result } from '../result';
import { DEFAULT_ENCODING } from '../wire/request';
import { buildSendRequest } from './send';
import type { SendParameters } from './send-parameters';

declare const checked: unique symbol;

/** Parameters of a message that were checked. Only `checkSendOrder` makes orders. */
export type SendOrder = SendParameters & { readonly [checked]: true };

/**
 * Returns the order for a message: its parameters, of which the gateway would reject, shorten or
 * misread none.
 * Problems: those of `buildSendRequest`.
 */
export function checkSendOrder(parameters: SendParameters, now: Date): Result<SendOrder> {
  const request = buildSendRequest(parameters, { ...DEFAULT_ENCODING, now });
  return request.ok ? success(parameters as SendOrder) : request;
}
