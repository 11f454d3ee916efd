import { createClient, type Client, type ClientOptions } from '../../protocol';
import { accounts, readAccount } from '../accounts';
import { readBaseUrls } from './base-url';
import { getCancelSignal, pause } from '../shared/cancellation';
import { readSecrets } from './mask-secrets';
import type { RequestingFunctions } from '../shared/requesting-functions';
import { createTransport } from './transport';

type GivenOptions = Pick<ClientOptions, 'signal' | 'repeatsQuestions'>;

/**
 * The protocol's client over n8n's HTTP helper, with n8n's cancel button as its signal unless
 * something else is given. All clients of an account in this process share its limits.
 */
export async function createNodeClient(
  functions: RequestingFunctions,
  { signal = getCancelSignal(functions), ...others }: GivenOptions = {},
): Promise<Client> {
  const secrets = await functions.getCredentials('smscApi');
  const urls = readBaseUrls(functions, secrets);
  const { key, credential, processes } = readAccount(secrets, urls.main);
  return createClient({
    transport: createTransport(functions, urls, await readSecrets(functions)),
    clock: () => Date.now(),
    monotonicNow: () => performance.now(),
    sleep: pause,
    random: () => Math.random(),
    hasBackup: urls.backup !== null,
    limits: () => accounts.find(key, processes),
    credential,
    signal,
    ...others,
  });
}
