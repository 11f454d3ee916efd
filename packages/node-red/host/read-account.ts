import { type BaseUrls, findBaseUrls } from '../../../operations/credential/account';
import { toHashAlgorithm } from '../../../protocol';
import type { AccountSecrets } from './account-node';

/** What the dialog of an account has: its properties and its credentials. */
export type AccountValues = Readonly<Record<string, unknown>>;

/** An account as it is configured. */
export interface AccountSettings {
  readonly region: string;
  readonly urls: BaseUrls | null;
  readonly zone: string;
  readonly secrets: AccountSecrets;
}

export function readAccount(config: AccountValues, credentials: AccountValues): AccountSettings {
  const region = toText(config['region']);
  const zone = toText(config['zone']);
  return {
    region,
    urls: findBaseUrls({ region, baseUrl: config['baseUrl'] }),
    zone: zone === '' ? Intl.DateTimeFormat().resolvedOptions().timeZone : zone,
    secrets: {
      authentication: config['authentication'] === 'loginPassword' ? 'loginPassword' : 'apiKey',
      apiKey: toText(credentials['apiKey']),
      login: toText(credentials['login']),
      password: toText(credentials['password']),
      callbackHash: toHashAlgorithm(config['callbackHash']),
      callbackSecret: toText(credentials['callbackSecret']),
      previousCallbackSecret: toText(credentials['previousCallbackSecret']),
    },
  };
}

function toText(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}
