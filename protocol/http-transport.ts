import type { GatewayHost } from './host-switch';
import type { TransportFailureDetails } from './problem';
import type { EndpointName } from './tables';
import type { AttachedFile } from './wire/multipart';

/** What the protocol hands to the network. The transport adds host and authentication. */
export interface TransportRequest {
  readonly endpoint: EndpointName;
  /** Path below the base URL, e.g. `/sys/send.php`. */
  readonly path: string;
  /** Percent-encoded form body (ASCII) to POST, without authentication. */
  readonly body: string;
  /**
   * Files that travel along, absent = none. With them the request is `multipart/form-data`, which
   * `buildMultipart` makes of the body and the files.
   */
  readonly files?: readonly AttachedFile[];
  /** Which host of the area is asked; absent = `main`. `backup` only if the client was told that there is one. */
  readonly host?: GatewayHost;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
}

/** Any HTTP answer, whatever its status, or the reason why there was none. */
export type TransportOutcome =
  | { readonly ok: true; readonly httpStatus: number; readonly body: Uint8Array }
  | { readonly ok: false; readonly details: TransportFailureDetails };

/**
 * Sends one request once. It never throws, never repeats and never follows a redirect: whether a
 * repetition is safe is for the client to know.
 */
export type Transport = (request: TransportRequest) => Promise<TransportOutcome>;
