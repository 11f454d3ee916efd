import { success, type Result } from '../result';
import type { GatewayRequest, RequestEncoding } from '../wire/request';

/** Request for balance, currency and credit. Source: HTTP API, "Balance". */
export function buildBalanceRequest(encoding: RequestEncoding): Result<GatewayRequest> {
  return success({ endpoint: 'balance', fields: [['cur', '1']], ...encoding });
}
