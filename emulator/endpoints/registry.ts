import { balanceEndpoint } from './balance';
import type { Endpoint } from './endpoint';
import { getEndpoint } from './get';
import { infoEndpoint } from './info';
import { phonesEndpoint } from './phones';
import { restSendEndpoint, sendEndpoint } from './send';
import { sendersEndpoint } from './senders';
import { statusEndpoint } from './status';
import { tinyUrlsEndpoint } from './tiny-urls';
import { waitCallEndpoint } from './wait-call';
import { operatorTemplatesEndpoint, templatesEndpoint } from './templates';

/** Every endpoint of the gateway that the emulator has. A new one is a file and a row here. */
export const ENDPOINT_REGISTRY: readonly Endpoint[] = [
  sendEndpoint,
  restSendEndpoint,
  statusEndpoint,
  balanceEndpoint,
  infoEndpoint,
  getEndpoint,
  tinyUrlsEndpoint,
  waitCallEndpoint,
  sendersEndpoint,
  phonesEndpoint,
  templatesEndpoint,
  operatorTemplatesEndpoint,
];

export function findEndpoint(path: string): Endpoint | undefined {
  return ENDPOINT_REGISTRY.find(({ paths }) => paths.includes(path));
}
