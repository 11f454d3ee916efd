import type { Client, ClientOptions, Problem } from '../../../protocol';
import type { Red, RedNode } from './red';

/** The options of a client that each user of the account chooses. */
export type AccountClientOptions = Pick<
  ClientOptions,
  'signal' | 'retriesReads' | 'patienceMs' | 'onWait'
> & {
  /** Called before each request, so that the caller can store what it is about to do. */
  readonly beforeRequest?: () => Promise<void>;
};

/** The values of the credential, under the names that operations know. */
export interface AccountSecrets {
  readonly authentication: 'apiKey' | 'loginPassword';
  readonly apiKey: string;
  readonly login: string;
  readonly password: string;
  /** Digest of callbacks. */
  readonly callbackHash: 'crc32' | 'md5' | 'sha1';
  readonly callbackSecret: string;
  readonly previousCallbackSecret: string;
}

/** The config node `smsc-config`, as the other nodes see it. */
export interface AccountNode extends RedNode {
  /** Never shown, logged or stored. */
  readonly secrets: AccountSecrets;
  /** Name of the region, or `custom`. */
  readonly region: string;
  /** Why no request can be sent, such as an address that is not valid; else `null`. */
  readonly fault: Problem | null;
  /** IANA time zone of times that users write. */
  readonly zone: string;
  /** ISO 3166-1 code of the country of the account's region; `null` if it has none. */
  readonly country: string | null;
  /**
   * Creates a client of the account. All clients of an account in this process share its rate
   * limits. With a `fault`, requests fail before they leave this machine.
   */
  createClient(options?: AccountClientOptions): Client;
}

/** Returns the account that a node refers to; `null` if none is chosen, or if it is not deployed. */
export function findAccount(red: Red, id: unknown): AccountNode | null {
  const found = typeof id === 'string' && id !== '' ? red.nodes.getNode(id) : null;
  return found && 'createClient' in found ? (found as AccountNode) : null;
}
