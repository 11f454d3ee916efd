import { success, type GatewayRequest, type RequestEncoding, type Result } from '../../protocol';

/**
 * The input of an item, if the gateway can be asked with it. The client builds the request again, so
 * what is checked cannot differ from what is sent.
 */
export function checkRequest<Input>(
  input: Input,
  build: (encoding: RequestEncoding) => Result<GatewayRequest>,
): Result<Input> {
  const request = build({ charset: 'utf-8', format: 3 });
  return request.ok ? success(input) : request;
}
