import type { MessageKey } from '../wire/status-query';
import type { GatewayFields } from '../wire/gateway-fields';
import type { SendAnswer } from '../endpoints/send';
import type { SendParameters } from '../endpoints/send-parameters';
import type { Waiting } from '../pacing/waiting';
import type { Result } from '../result';
import type { GatewayRequest } from '../wire/request';

/** What sending in bulk needs of the client. */
export interface BulkPorts extends Waiting {
  /** 0 to 1. */
  readonly random: () => number;
  /** Builds the request, to find what it cannot carry and to derive its ID. */
  build(parameters: SendParameters): Result<GatewayRequest>;
  /** One request, never repeated. */
  send(parameters: SendParameters): Promise<Result<SendAnswer>>;
  /** Within the limits of status.php; a problem where the turn would have come after the deadline. */
  findStatuses(
    keys: readonly MessageKey[],
    deadline: number,
  ): Promise<readonly Result<GatewayFields>[]>;
}
