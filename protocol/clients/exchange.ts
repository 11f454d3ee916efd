import type { GatewayHost, Transport, TransportOutcome, TransportRequest } from '../http-transport';
import type { AccountLimits, RateLimiterName } from '../pacing/account-limits';
import { asRepeatable, transportFailure, type TransportFailureDetails } from '../problem';
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
/** Files get the time that a slow line (a quarter of a megabit a second) takes for them. */
const UPLOAD_BYTES_PER_MS = 32;

/** The gateway answers 200 even to refusals; any other status comes from something in between. */
function readHttpStatus(httpStatus: number): TransportFailureDetails | null {
  if (httpStatus >= 200 && httpStatus < 300) return null;
  const isRedirect = httpStatus >= 300 && httpStatus < 400;
  return { reason: isRedirect ? 'redirect' : 'httpStatus', httpStatus };
}

async function carry(transport: Transport, request: TransportRequest): Promise<TransportOutcome> {
  try {
    return await transport(request);
  } catch {
    // Against its contract. What was thrown may quote the request, so nothing of it is kept.
    return { ok: false, details: { reason: 'connection' } };
  }
}

function isUnreachable(outcome: TransportOutcome): boolean {
  return !outcome.ok && outcome.details.neverSent === true && outcome.details.reason !== 'aborted';
}

function sizeOf(files: readonly AttachedFile[] = []): number {
  return files.reduce((sum, { size }) => sum + size, 0);
}

/** Chooses the host of the next request: of the two hosts of a region the one that was reached last. */
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
  /** Shared by all exchanges of a client, which take turns with those of other clients. */
  readonly hosts: HostSwitch;
}

/** A response, and the moment at which its request started (milliseconds, monotonic clock). */
export interface Exchanged extends ResponseContext {
  readonly startedAt: number;
}

/**
 * Sends one request when the limits of the account allow it, and returns its undecoded response. It is
 * sent once: whether a retry is safe depends on the endpoint. Only a host that cannot be reached at all
 * is replaced by the other one at once.
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
  const sendRequest = (host: GatewayHost) =>
    carry(transport, host === 'main' ? sent : { ...sent, host });
  const account = limits();
  if (!(await account.enter(endpoint, hosts, signal))) {
    return failure(transportFailure(endpoint, { reason: 'aborted', neverSent: true }));
  }
  const startedAt = monotonicNow();
  let outcome: TransportOutcome;
  try {
    outcome = await sendRequest(hosts.host);
    if (isUnreachable(outcome) && hosts.leave()) {
      outcome = await sendRequest(hosts.host);
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

/** The rate limit of the account that a request has to wait for. */
export interface RateLimitRef {
  readonly name: RateLimiterName;
  /** What is counted, where that is not the content of the request. */
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

/** What the parts of a client share. */
export interface ClientContext {
  readonly sendRequest: RequestSender;
  readonly encoding: RequestEncoding;
}

/** Returns the function with which the parts of a client send their requests. */
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
 * Returns the outcome of a request that is safe to repeat, even where the first outcome is unknown.
 */
export function repeatable<Value>(result: Result<Value>): Result<Value> {
  return result.ok ? result : failure(asRepeatable(result.problem));
}
