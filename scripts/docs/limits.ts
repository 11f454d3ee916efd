import {
  COST_REQUEST_LIMIT,
  ENDPOINTS,
  type EndpointRow,
  type RateLimit,
} from '../../protocol/tables';
import { code, table } from './markdown';

/** Units of the limits, singular and plural. */
const COUNTED: Record<RateLimit['per'], readonly [one: string, several: string]> = {
  identicalRequest: ['request with the same content', 'requests with the same content'],
  message: ['request for one message', 'requests for one message'],
  multipleRequest: ['request for several messages', 'requests for several messages'],
  request: ['request', 'requests'],
  connection: ['request at the same time', 'requests at the same time'],
};

/** Table of the gateway's limits; a request above them gets error 9. */
export function limitTable(): string {
  const rows: readonly EndpointRow[] = Object.values(ENDPOINTS);
  return table(
    ['Endpoint', 'Limit'],
    [
      ...rows.map((row) => [code(row.path), row.limits.map(describeLimit).join('; ')]),
      [`${code(ENDPOINTS.send.path)}, price only`, describeLimit(COST_REQUEST_LIMIT)],
    ],
  );
}

function describeLimit({ per, allowed, seconds }: RateLimit): string {
  const [one, several] = COUNTED[per];
  const window = seconds === 0 ? '' : ` in ${seconds} seconds`;
  return `${allowed} ${allowed === 1 ? one : several}${window}`;
}
