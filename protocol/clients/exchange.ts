import type { GatewayHost, Transport, TransportOutcome, TransportRequest } from '../http-transport';
import type { AccountLimits, RateLimiterName } from '../pacing/account-limits';
import { asRetryable, transportFailure, type TransportFailureDetails } from '../problem';
import { failure, success, type Result } from '../result';
import { ENDPOINTS } from '../tables';
import type { AttachedFile } from '../wire/multipart';
import {
  encodeRequest,
  type ResponseContext,
  type GatewayRequest,
  type RequestEncoding,
} from '../wire/request';
import type { ClientOptions } from './client-options';

const DEFAULT_TIMEOUT_MS = 30_000;
/** Additional time for files, at 0.25 Mbit/s. */
const UPLOAD_BYTES_PER_MS = 32;

/** The gateway responds with 200 even to a request error. Other statuses come from a proxy. */
function readHttpStatus(httpStatus: number): TransportFailureDetails | null {
  if (httpStatus >= 200 && httpStatus < 300) return null;
  const isRedirect = httpStatus >= 300 && httpStatus < 400;
  return { reason: isRedirect ? 'redirect' : 'httpStatus', httpStatus };
}

async function callTransport(
  transport: Transport,
  request: TransportRequest,
): Promise<TransportOutcome> {
  try {
    return await transport(request);
  } catch {
    // A transport must not throw. The error may quote the request, so it is dropped.
    return { ok: false, details: { reason: 'connection' } };
  }
}

function isUnreachable(outcome: TransportOutcome): boolean {
  return !outcome.ok && outcome.details.neverSent === true && outcome.details.reason !== 'aborted';
}

function sizeOf(files: readonly AttachedFile[] = []): number {
  return files.reduce((sum, { size }) => sum + size, 0);
}

/** Chooses the host of the next request: the one of a region that was reached last. */
export class HostSwitch {
  private current: GatewayHost = 'main';

  constructor(private readonly hasBackup: boolean) {}

  get host(): GatewayHost {
    return this.current;
  }

  /** Changes to the other host. Returns `false` when there is none. */
  leave(): boolean {
    if (this.hasBackup) this.current = this.current === 'main' ? 'backup' : 'main';
    return this.hasBackup;
  }
}

/** The options of the client, with defaults filled in, and the state that its requests share. */
export interface ExchangeOptions extends ClientOptions {
  readonly limits: () => AccountLimits;
  /** Shared by all requests of a client, which take turns with those of other clients. */
  readonly hosts: HostSwitch;
}

/** A response, and the moment at which its request started (milliseconds, monotonic clock). */
export interface Exchanged extends ResponseContext {
  readonly startedAt: number;
}

/**
 * Sends one request as soon as the limits of the account allow it, and returns its undecoded response.
 * There are no retries, because the endpoint determines whether they are safe. Only if a host cannot be
 * reached at all, the request goes to the other host.
 * Problems: InvalidInput for characters that the charset lacks; TransportFailure.
 */
export async function exchange(
  request: GatewayRequest,
  {
    transport,
    signal,
    limits,
    clock,
    monotonicNow = clock,
    timeoutMs = DEFAULT_TIMEOUT_MS,
    hosts,
  }: ExchangeOptions,
): Promise<Result<Exchanged>> {
  const { endpoint, charset, format, files } = request;
  const body = encodeRequest(request);
  if (!body.ok) return body;
  if (signal?.aborted === true) {
    return failure(transportFailure(endpoint, { reason: 'aborted', neverSent: true }));
  }
  const { path } = ENDPOINTS[endpoint];
  const uploadMs = Math.ceil(sizeOf(files) / UPLOAD_BYTES_PER_MS);
  const common = { endpoint, path, body: body.value, timeoutMs: timeoutMs + uploadMs, signal };
  const sent = { ...common, ...(files && { files }) };
  const sendTo = (host: GatewayHost) =>
    callTransport(transport, host === 'main' ? sent : { ...sent, host });
  const account = limits();
  if (!(await account.enter(endpoint, hosts, signal))) {
    return failure(transportFailure(endpoint, { reason: 'aborted', neverSent: true }));
  }
  const startedAt = monotonicNow();
  let outcome: TransportOutcome;
  try {
    outcome = await sendTo(hosts.host);
    if (isUnreachable(outcome) && hosts.leave()) {
      outcome = await sendTo(hosts.host);
      if (isUnreachable(outcome)) hosts.leave();
    }
  } finally {
    account.leave(endpoint);
  }
  if (!outcome.ok) return failure(transportFailure(endpoint, outcome.details));
  const details = readHttpStatus(outcome.httpStatus);
  if (details !== null) return failure(transportFailure(endpoint, details));
  return success({ bytes: outcome.body, format, charset, startedAt });
}

/** A rate limit of the account. */
export interface RateLimitRef {
  readonly name: RateLimiterName;
  /** Equal for identical requests. Default: the content of the request. */
  readonly identity?: string;
}

/**
 * Sends a request within its rate limit and reads its response. Returns the problem of a request that
 * could not be built, without sending anything.
 */
export type RequestSender = <Value>(
  request: Result<GatewayRequest> | GatewayRequest,
  read: (response: ResponseContext) => Result<Value>,
  rate?: RateLimiterName | RateLimitRef,
) => Promise<Result<Value>>;

/** Shared by the parts of a client. */
export interface ClientContext {
  readonly sendRequest: RequestSender;
  readonly encoding: RequestEncoding;
}

/** Returns the function that the parts of a client send their requests with. */
export function createRequestSender(options: ExchangeOptions): RequestSender {
  return async (built, read, rate) => {
    if ('ok' in built && !built.ok) return built;
    const request = 'ok' in built ? built.value : built;
    const send = async () => {
      const response = await exchange(request, options);
      if (!response.ok) return response;
      const result = read(response.value);
      if (!result.ok) options.limits().noteProblem(result.problem, response.value.startedAt);
      return result;
    };
    if (rate === undefined) return send();
    const { name, identity = JSON.stringify(request.fields) } =
      typeof rate === 'string' ? { name: rate } : rate;
    return options.limits().rate(name).run(identity, send, options);
  };
}

/**
 * Returns the result of a request that can be retried even if its outcome is unknown.
 */
export function retryable<Value>(result: Result<Value>): Result<Value> {
  return result.ok ? result : failure(asRetryable(result.problem));
}
