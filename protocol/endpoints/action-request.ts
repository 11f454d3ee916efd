import type { EndpointName } from '../tables';
import type { GatewayRequest, RequestEncoding } from '../wire/request';

/** Values under the gateway's names; those that are `undefined` are left out, empty ones are sent. */
export type ActionFields = Readonly<Record<string, string | undefined>>;

/**
 * A request to one of the endpoints that take their action as a flag (`add=1`, `get=1`,
 * `move_group=2`…), with its values.
 */
export function buildAction(
  endpoint: EndpointName,
  action: readonly [flag: string, value?: string],
  values: ActionFields,
  encoding: RequestEncoding,
): GatewayRequest {
  const [flag, value = '1'] = action;
  const given = Object.entries(values).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return { endpoint, fields: [[flag, value], ...given], ...encoding };
}
