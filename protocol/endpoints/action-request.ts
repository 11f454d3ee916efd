import type { EndpointName } from '../tables';
import type { GatewayRequest, RequestEncoding } from '../wire/request';

/** Values by gateway field name. `undefined` is not sent, an empty text is sent. */
export type ActionFields = Readonly<Record<string, string | undefined>>;

/**
 * Returns a request to an endpoint whose action is a flag: `add=1`, `get=1`, `move_group=2`. The
 * values follow the flag in order.
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
