import { ENDPOINTS, type RateLimit } from '../../protocol/tables';
import { reject } from '../answers/answer';
import { concurrencyLimits, type Endpoint } from './endpoint';

const limits: readonly RateLimit[] = ENDPOINTS.get.limits;

/**
 * Pages of the gateway that are not emulated. They authenticate as the gateway does and then return
 * an error in the gateway's format, which a client can read; a page of HTML would confuse it.
 */
export const NOT_EMULATED: readonly Endpoint[] = ['ping', 'documents', 'downloads'].map(
  (name): Endpoint => ({
    name,
    paths: [`/sys/${name}.php`],
    family: 'get',
    concurrency: concurrencyLimits(limits),
    handle: ({ format }) =>
      reject('get', format, { code: 1, text: `the emulator does not have ${name}.php` }),
  }),
);
