import { NodeOperationError } from 'n8n-workflow';
import { type BaseUrls, findBaseUrls, findRegion } from '../../operations/credential/account';
import { type Client, type ClientOptions, collectSecrets, createClient } from '../../protocol';
import { accounts, readAccount } from '../accounts';
import { pause, type RequestingFunctions } from '../shared/n8n-functions';
import { createTransport } from './transport';

type GivenOptions = Pick<ClientOptions, 'signal' | 'retriesReads' | 'patienceMs' | 'onWait'>;

/**
 * Creates the protocol's client over n8n's HTTP helper. All clients of an account in this process
 * share its rate limits.
 *
 * @throws NodeOperationError if the credential has no valid base URL
 */
export async function createNodeClient(
  functions: RequestingFunctions,
  options: GivenOptions = {},
): Promise<Client> {
  const secrets = await functions.getCredentials('smscApi');
  const urls = readBaseUrls(functions, secrets);
  const { key, credential, processes } = readAccount(secrets, urls.main);
  return createClient({
    transport: createTransport(functions, urls, collectSecrets(secrets)),
    clock: () => Date.now(),
    monotonicNow: () => performance.now(),
    sleep: pause,
    random: () => Math.random(),
    hasBackup: urls.backup !== null,
    limits: () => accounts.find(key, processes),
    credential,
    currency: findRegion(secrets['region'])?.currency ?? null,
    ...options,
  });
}

/** Returns the ISO 3166-1 code of the country of the account's region; `null` if it has none. */
export async function readCountry(functions: RequestingFunctions): Promise<string | null> {
  const { region } = await functions.getCredentials('smscApi');
  return findRegion(region)?.country ?? null;
}

export function readBaseUrls(
  functions: RequestingFunctions,
  credential: Readonly<Record<string, unknown>>,
): BaseUrls {
  const urls = findBaseUrls(credential);
  if (urls !== null) return urls;
  throw new NodeOperationError(
    functions.getNode(),
    // A trigger throws it too, and n8n shows only the message then.
    "The 'Base URL' of the SMSC credential is not a valid http or https URL. Enter a URL such as https://sms.example.com there",
  );
}
