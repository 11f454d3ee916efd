import { ENDPOINTS, type RateLimit } from '../../protocol/tables';
import { refuse } from '../answers/answer';
import { concurrencyLimits, type Endpoint } from './endpoint';

const limits: readonly RateLimit[] = ENDPOINTS.get.limits;

/**
 * Pages that the gateway has and the emulator has not. They let in whom the gateway would let in, and
 * then say so in the gateway's envelope, which a client can read, where a page of HTML would confuse it.
 */
export const NOT_EMULATED: readonly Endpoint[] = ['ping', 'documents', 'downloads'].map(
  (name): Endpoint => ({
    name,
    paths: [`/sys/${name}.php`],
    family: 'get',
    concurrency: concurrencyLimits(limits),
    handle: ({ format }) =>
      refuse('get', format, { code: 1, text: `the emulator does not have ${name}.php` }),
  }),
);
