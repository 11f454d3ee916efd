import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { ENDPOINTS } from '../../protocol/tables';
import type { Access } from '../access';
import { reject, type Answer } from '../answers/answer';
import type { Format } from '../answers/encode';
import { TOO_MANY_CONCURRENT } from '../answers/error-texts';
import { concurrencyLimits, type Endpoint } from '../endpoints/endpoint';
import { isProcessed, type FaultRule } from '../faults';
import type { Gateway } from '../gateway';
import { maskFields, type RequestEntry } from '../journal';
import { deliver } from './deliver';
import { readBody, readClientRequest, readJsonRequest, type ClientRequest } from './read-request';

export interface HttpContext {
  readonly gateway: Gateway;
  readonly access: Access;
  readonly say: (line: string) => void;
  /** Aborts pending delays when the emulator stops. */
  readonly signal: AbortSignal;
}

/**
 * The header names the gateway's own charset whatever the body is encoded in: recorded behaviour.
 */
const CONTENT_TYPES: readonly string[] = [
  'text/plain; charset=windows-1251',
  'text/plain; charset=windows-1251',
  'text/xml; charset=windows-1251',
  'application/json; charset=windows-1251',
];

const GENERAL_CONCURRENCY = concurrencyLimits(ENDPOINTS.send.limits);

/**
 * Creates the handler of client requests: it parses, authenticates, throttles, processes and
 * injects faults.
 */
export function createClientHandler({ gateway, access, say, signal }: HttpContext) {
  const inFlight = new Map<string, number>();

  async function handleClient(
    endpoint: Endpoint,
    request: IncomingMessage,
    response: ServerResponse,
    query: string,
  ): Promise<void> {
    inFlight.set(endpoint.name, (inFlight.get(endpoint.name) ?? 0) + 1);
    response.once('close', () => {
      inFlight.set(endpoint.name, (inFlight.get(endpoint.name) ?? 1) - 1);
    });
    const isOverLimit = exceedsConcurrency(endpoint);
    const entry = note(endpoint, request);
    const body = await readBody(request);
    const client = endpoint.isRest
      ? readJsonRequest(body)
      : readClientRequest(query, body, request.headers['content-type'] ?? '');
    entry.fields = maskFields(client?.fields ?? []);
    entry.files = client?.files ?? [];

    const fault = gateway.faults.matchRequest(endpoint.name);
    entry.fault = fault?.kind ?? null;
    const format = endpoint.isRest ? 3 : readFormat(client);
    const answer = decide(endpoint, client, format, isOverLimit, fault);
    entry.errorCode = answer.errorCode;
    access.noteError(answer.errorCode);

    if (gateway.account.settings.latencyMs > 0) {
      await sleep(gateway.account.settings.latencyMs, undefined, { signal });
    }
    response.once('finish', () => {
      entry.httpStatus = response.statusCode;
    });
    entry.answer = answer.body;
    say(
      `${request.method} ${entry.path} -> ${entry.fault ?? `error ${answer.errorCode ?? 'none'}`}`,
    );
    const charset = client?.charset ?? 'utf-8';
    const contentType = CONTENT_TYPES[format] as string;
    await deliver(response, { text: answer.body, charset, contentType }, fault, signal);
  }

  function note(endpoint: Endpoint, request: IncomingMessage): RequestEntry {
    return gateway.journal.add<RequestEntry>({
      kind: 'request',
      at: new Date(gateway.clock.now()).toISOString(),
      method: request.method ?? '',
      path: (request.url ?? '').replace(/\?.*$/s, ''),
      endpoint: endpoint.name,
      fields: {},
      files: [],
      httpStatus: null,
      errorCode: null,
      answer: null,
      fault: null,
    });
  }

  function decide(
    endpoint: Endpoint,
    client: ClientRequest | null,
    format: Format,
    isOverLimit: boolean,
    fault: FaultRule | null,
  ): Answer {
    const { family } = endpoint;
    if (fault?.kind === 'error9') return reject(family, format, { code: 9 });
    if (!isProcessed(fault)) return { body: '', errorCode: null };
    if (!client) return reject(family, format, { code: 1 });
    const read = (name: string): string => client.fields.get(name) ?? '';
    const accessError = access.check(read);
    if (accessError !== null) return reject(family, format, { code: accessError });
    if (isOverLimit) {
      return reject(family, format, { code: 9, text: TOO_MANY_CONCURRENT });
    }
    return endpoint.handle({
      gateway,
      read,
      format,
      has: (name) => client.fields.has(name),
      files: client.files,
      now: gateway.clock.now(),
    });
  }

  /** "15 and more at once" counts all requests of the account; other limits count one endpoint. */
  function exceedsConcurrency(endpoint: Endpoint): boolean {
    if (!gateway.account.settings.limits) return false;
    const here = inFlight.get(endpoint.name) ?? 0;
    const everywhere = [...inFlight.values()].reduce((sum, count) => sum + count, 0);
    return (
      endpoint.concurrency.some(({ allowed }) => here > allowed) ||
      GENERAL_CONCURRENCY.some(({ allowed }) => everywhere > allowed)
    );
  }

  return handleClient;
}

function readFormat(client: ClientRequest | null): Format {
  const written = client?.fields.get('fmt') ?? '0';
  return written === '1' ? 1 : written === '2' ? 2 : written === '3' ? 3 : 0;
}
