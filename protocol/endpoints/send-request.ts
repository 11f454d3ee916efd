import type { Result } from '../result';
import type { GatewayRequest } from '../wire/request';
import type { SendEncoding, SendParameters } from './send-parameters';

export declare function buildSendRequest(
  parameters: SendParameters,
  encoding: SendEncoding,
): Result<GatewayRequest>;
