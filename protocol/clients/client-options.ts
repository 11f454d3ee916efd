import type { AccountLimits } from '../pacing/account-limits';
import type { Waiting } from '../pacing/retry';
import type { Transport } from '../http-transport';
import type { Charset } from '../wire/charset';
import type { AnswerFormat } from '../wire/request';

export interface ClientOptions extends Waiting {
  readonly transport: Transport;
  /** Jitter of the backoff, 0 to 1. Default: always 1, the longest pause. */
  readonly random?: () => number;
  /** Whether the transport knows a second host, for when the first cannot be reached. Default: no. */
  readonly hasBackup?: boolean;
  /** Of one request, in milliseconds. Default 30000. */
  readonly timeoutMs?: number;
  /** Default utf-8. */
  readonly charset?: Charset;
  /** Default 3 (JSON), the only format that is free of ambiguities. */
  readonly format?: AnswerFormat;
  /**
   * Whether a reading request that failed is retried after a pause. Default: yes. Set it to false
   * where a schedule repeats the request anyway.
   */
  readonly repeatsQuestions?: boolean;
  /**
   * The limits of the account, looked up for each request and shared by all clients of the account.
   * Default: limits that belong to this client.
   */
  readonly limits?: () => AccountLimits;
  /**
   * Names the secrets that the transport adds. Clients of one account share status requests only
   * where it is equal, so that a wrong password fails only the execution that uses it. Default: empty.
   */
  readonly credential?: string;
}
