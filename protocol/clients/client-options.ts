import type { AccountLimits } from '../pacing/account-limits';
import type { Waiting } from '../pacing/retry';
import type { Transport } from '../http-transport';
import type { Charset } from '../wire/charset';
import type { ResponseFormat } from '../wire/request';

export interface ClientOptions extends Waiting {
  readonly transport: Transport;
  /**
   * Random number for the backoff with jitter, from 0 to 1. Default: always 1, the longest delay.
   */
  readonly random?: () => number;
  /** Whether the transport has a backup host. Default false. */
  readonly hasBackup?: boolean;
  /** Time limit of one request in ms. Default 30 000. */
  readonly timeoutMs?: number;
  /** Default utf-8. */
  readonly charset?: Charset;
  /** Default 3 (JSON), the only unambiguous format. */
  readonly format?: ResponseFormat;
  /**
   * Whether failed read-only requests are retried. Default true. Set it to false if the caller
   * polls.
   */
  readonly retriesReads?: boolean;
  /**
   * Returns the limits of the account for each request. All clients of the account share them.
   * Default: separate limits of this client.
   */
  readonly limits?: () => AccountLimits;
  /**
   * Currency of the prices in the region of the account, for as long as the gateway has not told the
   * account's own. Default: unknown.
   */
  readonly currency?: string | null;
  /**
   * Identifies the secrets that the transport adds. Clients of one account share status requests
   * only if it is equal, so that a wrong password only affects its own execution. Default: empty.
   */
  readonly credential?: string;
}
