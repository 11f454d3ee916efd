import { createClient, type Client, type ClientOptions } from '../../protocol';
import { readBaseUrls } from './base-url';
import { getCancelSignal, pause } from './cancellation';
import { readSecrets } from './mask-secrets';
import type { RequestingFunctions } from './requesting-functions';
import { createTransport } from './transport';

type GivenOptions = Pick<ClientOptions, 'signal' | 'repeatsQuestions'>;

/**
 * The protocol's client over n8n's HTTP helper, with n8n's cancel button as its signal unless
 * something else is given.
 */
export async function createNodeClient(
  functions: RequestingFunctions,
  { signal = getCancelSignal(functions), ...others }: GivenOptions = {},
): Promise<Client> {
  const urls = await readBaseUrls(functions);
  return createClient({
    transport: createTransport(functions, urls, await readSecrets(functions)),
    clock: () => Date.now(),
    monotonicNow: () => performance.now(),
    sleep: pause,
    random: () => Math.random(),
    hasBackup: urls.backup !== null,
    signal,
    ...others,
  });
}
