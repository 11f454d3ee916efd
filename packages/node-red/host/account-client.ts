import { type BaseUrls, findRegion, identifyAccount } from '../../../operations/credential/account';
import {
  type Client,
  collectSecrets,
  createClient,
  type Transport,
  toSecretFields,
} from '../../../protocol';
import type { AccountClientOptions, AccountSecrets } from './account-node';
import { accounts, accountSalt } from './accounts';
import { pause } from './pause';
import { createTransport } from './transport';

/** The credential of a client. */
export interface ClientTerms {
  readonly region: string;
  /** `null` if the address is not valid: then no request leaves this machine. */
  readonly urls: BaseUrls | null;
  readonly secrets: AccountSecrets;
}

/** Creates a client. All clients of an account in this process share its rate limits. */
export function createAccountClient(
  { region, urls, secrets }: ClientTerms,
  { beforeRequest, ...options }: AccountClientOptions = {},
): Client {
  const { key, credential, processes } = identifyAccount(
    { ...secrets },
    urls?.main ?? '',
    accountSalt,
  );
  const transport: Transport =
    urls === null
      ? async () => ({ ok: false, details: { reason: 'connection', neverSent: true } })
      : createTransport({
          urls,
          fields: toSecretFields({ ...secrets }),
          secrets: collectSecrets({ ...secrets }),
        });
  return createClient({
    transport: beforeRequest === undefined ? transport : announce(transport, beforeRequest),
    clock: () => Date.now(),
    monotonicNow: () => performance.now(),
    sleep: pause,
    random: () => Math.random(),
    hasBackup: urls !== null && urls.backup !== null,
    limits: () => accounts.find(key, processes),
    credential,
    currency: findRegion(region)?.currency ?? null,
    ...options,
  });
}

/** If what a request is about to do cannot be stored, it is not sent. */
function announce(transport: Transport, beforeRequest: () => Promise<void>): Transport {
  return async (request) => {
    try {
      await beforeRequest();
    } catch {
      return { ok: false, details: { reason: 'connection', neverSent: true } };
    }
    return await transport(request);
  };
}
