import { balanceEndpoint } from './balance';
import type { Endpoint } from './endpoint';
import { getEndpoint } from './get';
import { infoEndpoint } from './info';
import { jobsEndpoint } from './jobs';
import { NOT_EMULATED } from './not-emulated';
import { phonesEndpoint } from './phones';
import { portedNumbersEndpoint } from './ported-numbers';
import { receivePhonesEndpoint } from './receive-phones';
import { restSendEndpoint, sendEndpoint } from './send';
import { sendersEndpoint } from './senders';
import { statusEndpoint } from './status';
import { tinyUrlsEndpoint } from './tiny-urls';
import { waitCallEndpoint } from './wait-call';
import { operatorTemplatesEndpoint, templatesEndpoint } from './templates';
import { usersEndpoint } from './users';

/** All emulated endpoints. Add an endpoint as a file and a row here. */
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
  receivePhonesEndpoint,
  jobsEndpoint,
  usersEndpoint,
  portedNumbersEndpoint,
  ...NOT_EMULATED,
];

export function findEndpoint(path: string): Endpoint | undefined {
  return ENDPOINT_REGISTRY.find(({ paths }) => paths.includes(path));
}
