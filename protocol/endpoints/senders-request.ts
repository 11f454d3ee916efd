import { success, type Result } from '../result';
import type { GatewayRequest, RequestEncoding } from '../wire/request';

/** Request for the sender IDs of the account. Source: HTTP API, "List of operations with sender IDs". */
export function buildSendersRequest(encoding: RequestEncoding): Result<GatewayRequest> {
  return success({ endpoint: 'senders', fields: [['get', '1']], ...encoding });
}
