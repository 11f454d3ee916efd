import type { TransportFailureDetails } from './problem';
import type { EndpointName } from './tables';
import type { AttachedFile } from './wire/multipart';

/** A host of a region. `backup` is used if `main` cannot be reached. The transport has the addresses. */
export type GatewayHost = 'main' | 'backup';

/** One HTTP request. The transport adds the host and the authentication. */
export interface TransportRequest {
  readonly endpoint: EndpointName;
  /** Path below the base URL, e.g. `/sys/send.php`. */
  readonly path: string;
  /** Percent-encoded form body (ASCII) to POST, without authentication. */
  readonly body: string;
  /**
   * Files of the request; absent for none. With files the request is `multipart/form-data`, built
   * by `buildMultipart` from the body and the files.
   */
  readonly files?: readonly AttachedFile[];
  /**
   * Host of the region; absent means `main`. `backup` occurs only if the client has a backup host.
   */
  readonly host?: GatewayHost;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
}

/** The HTTP response with any status, or the reason why there is none. */
export type TransportOutcome =
  | { readonly ok: true; readonly httpStatus: number; readonly body: Uint8Array }
  | { readonly ok: false; readonly details: TransportFailureDetails };

/**
 * Sends one request once. Never throws, retries or follows redirects: the client decides whether a
 * retry is safe.
 */
export type Transport = (request: TransportRequest) => Promise<TransportOutcome>;
