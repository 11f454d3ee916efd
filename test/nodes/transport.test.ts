import { Readable } from 'node:stream';
import type { IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';
import { createTransport } from '../../nodes/Smsc/transport';
import type { TransportRequest } from '../../protocol';
import { ENDPOINTS } from '../../protocol/tables';
import { NODE } from './support/fake-execution';
import { refusing } from './support/refusing';

const REQUEST: TransportRequest = {
  endpoint: 'send',
  path: '/sys/send.php',
  body: 'phones=77011234567&mes=private+text',
  timeoutMs: 30_000,
};

const URLS = { main: 'https://smsc.kz', backup: 'https://www2.smsc.kz' };

function contextWith(request: (options: IHttpRequestOptions) => Promise<unknown>) {
  return refusing('The context', {
    helpers: refusing('helpers', {
      httpRequestWithAuthentication: async (_type: string, options: IHttpRequestOptions) =>
        await request(options),
    }),
  }) as unknown as IExecuteFunctions;
}

function transportThatThrows(error: unknown) {
  const context = contextWith(() => {
    throw error;
  });
  return createTransport(context, URLS);
}

/** An error as n8n throws it: a wrapper around the HTTP library's error, which contains the request. */
function wrapped(properties: { code?: string; message?: string }): Error {
  const library = Object.assign(new Error(properties.message ?? 'private+text'), {
    config: { data: REQUEST.body },
    ...properties,
  });
  return new NodeApiError(NODE, library as never);
}

/** Other versions of n8n keep the library's error as the cause. */
function withCause(properties: { code?: string; message?: string }): Error {
  return Object.assign(new Error('private+text'), { cause: { ...properties, config: REQUEST } });
}

function endless(): Readable {
  return new Readable({
    read() {
      this.push(Buffer.alloc(1024 * 1024));
    },
  });
}

/** One byte, and then never the rest. */
function dripping(): Readable {
  return new Readable({
    read() {
      setImmediate(() => this.push(Buffer.from('{')));
    },
  });
}

function breaking(): Readable {
  const body = new Readable({ read() {} });
  body.push('{"id"');
  setImmediate(() => body.destroy(Object.assign(new Error(), { code: 'ECONNRESET' })));
  return body;
}

describe('createTransport', () => {
  it('posts the form without authentication, follows no redirects and reads bytes', async () => {
    let options: IHttpRequestOptions | undefined;
    const context = contextWith((given) => {
      options = given;
      return Promise.resolve({ statusCode: 200, headers: {}, body: Buffer.from('{"id":1}') });
    });
    const outcome = await createTransport(context, URLS)(REQUEST);
    expect({ ...options, abortSignal: undefined }).toEqual({
      method: 'POST',
      url: 'https://smsc.kz/sys/send.php',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: REQUEST.body,
      encoding: 'stream',
      returnFullResponse: true,
      ignoreHttpStatusErrors: true,
      disableFollowRedirect: true,
      sendCredentialsOnCrossOriginRedirect: false,
      timeout: 30_000,
      abortSignal: undefined,
    });
    expect(outcome).toEqual({ ok: true, httpStatus: 200, body: Buffer.from('{"id":1}') });
  });

  it('passes the signal on and returns every HTTP status', async () => {
    const controller = new AbortController();
    let isAborted: boolean | undefined;
    const context = contextWith(({ abortSignal }) => {
      controller.abort();
      isAborted = (abortSignal as AbortSignal).aborted;
      return Promise.resolve({ statusCode: 502, headers: {}, body: new ArrayBuffer(0) });
    });
    const { signal } = controller;
    const outcome = await createTransport(context, URLS)({ ...REQUEST, signal });
    expect(isAborted).toBe(true);
    expect(outcome).toEqual({ ok: true, httpStatus: 502, body: new Uint8Array() });
  });

  it('uses the backup host on request', async () => {
    const urls: string[] = [];
    const context = contextWith(({ url }) => {
      urls.push(url);
      return Promise.resolve({ statusCode: 200, headers: {}, body: '' });
    });
    await createTransport(context, URLS)({ ...REQUEST, host: 'backup' });
    await createTransport(context, { ...URLS, backup: null })({ ...REQUEST, host: 'backup' });
    expect(urls).toEqual(['https://www2.smsc.kz/sys/send.php', 'https://smsc.kz/sys/send.php']);
  });

  it('reads a response as it arrives, up to a limit above every real response', async () => {
    const answers = [Readable.from([Buffer.from('{"id"'), Buffer.from(':1}')]), endless()];
    const bodies = [...answers];
    const context = contextWith(() =>
      Promise.resolve({ statusCode: 200, headers: {}, body: bodies.shift() }),
    );
    const transport = createTransport(context, URLS);
    expect(await transport(REQUEST)).toEqual({
      ok: true,
      httpStatus: 200,
      body: Buffer.from('{"id":1}'),
    });
    expect(await transport(REQUEST)).toEqual({ ok: false, details: { reason: 'tooLarge' } });
    expect(answers.every(({ destroyed }) => destroyed)).toBe(true);
  });

  it.each([
    ['a response that drips endlessly', () => dripping(), 'timeout'],
    ['a response that breaks off', () => breaking(), 'connection'],
  ])('ends %s', async (_title, body, reason) => {
    const context = contextWith(() =>
      Promise.resolve({ statusCode: 200, headers: {}, body: body() }),
    );
    const outcome = await createTransport(context, URLS)({ ...REQUEST, timeoutMs: 100 });
    expect(outcome).toMatchObject({ ok: false, details: { reason } });
  });

  const SENT = { reason: 'connection' };
  const ABORTED = { reason: 'aborted' };
  const neverSent = (cause: string, reason = 'connection') => ({ reason, cause, neverSent: true });
  const brokeOff = { reason: 'connection', cause: 'brokeOff' };

  it.each<[string, { code?: string; message?: string; syscall?: string }, object]>([
    ['connection refused', { code: 'ECONNREFUSED' }, neverSent('connectionRefused')],
    ['unknown host', { code: 'ENOTFOUND' }, neverSent('hostNotFound')],
    ['DNS server that fails', { code: 'EAI_FAIL' }, neverSent('nameServerFailed')],
    ['expired certificate', { code: 'CERT_HAS_EXPIRED' }, neverSent('tlsExpired')],
    ['certificate of the future', { code: 'CERT_NOT_YET_VALID' }, neverSent('tlsNotYetValid')],
    ['unknown issuer', { code: 'UNABLE_TO_GET_ISSUER_CERT' }, neverSent('tlsUnknownIssuer')],
    ['other host', { code: 'ERR_TLS_CERT_ALTNAME_INVALID' }, neverSent('tlsWrongHost')],
    ['no TLS', { code: 'ERR_SSL_WRONG_VERSION_NUMBER' }, neverSent('tlsNotSpoken')],
    [
      'no TLS, as reported at a write',
      { code: 'EPROTO', syscall: 'write' },
      neverSent('tlsNotSpoken'),
    ],
    [
      'broken record in the middle',
      { code: 'EPROTO', message: 'read EPROTO 80:error:0A000119:SSL routines::bad record mac:' },
      { reason: 'connection', cause: 'tlsFailed' },
    ],
    [
      'end of the connection before TLS began',
      {
        code: 'ECONNRESET',
        message: 'Client network socket disconnected before secure TLS connection was established',
      },
      neverSent('tlsFailed'),
    ],
    [
      'host that no way leads to',
      { code: 'EHOSTUNREACH', message: 'connect EHOSTUNREACH 10.0.0.1:443' },
      neverSent('unreachable'),
    ],
    [
      'way that ends after the request',
      { code: 'EHOSTUNREACH', message: 'read EHOSTUNREACH' },
      brokeOff,
    ],
    [
      'network that goes down meanwhile',
      { code: 'ENETUNREACH', message: 'write ENETUNREACH' },
      brokeOff,
    ],
    [
      'rejection of an open connection',
      { code: 'ECONNREFUSED', message: 'read ECONNREFUSED' },
      { reason: 'connection', cause: 'connectionRefused' },
    ],
    [
      'reset while connecting',
      { code: 'ECONNRESET', message: 'connect ECONNRESET 10.0.0.1:443' },
      neverSent('brokeOff'),
    ],
    ['reset during the response', { code: 'ECONNRESET' }, brokeOff],
    ['hang-up', { code: 'ECONNRESET', message: 'socket hang up' }, brokeOff],
    ['time limit', { code: 'ECONNABORTED' }, { reason: 'timeout', neverSent: false }],
    [
      'silence of the network',
      { code: 'ETIMEDOUT', message: 'read ETIMEDOUT' },
      { reason: 'timeout', neverSent: false },
    ],
    ['cancelled', { code: 'ERR_CANCELED' }, ABORTED],
    ['anything else', {}, SENT],
    [
      'connecting took too long',
      { code: 'ETIMEDOUT', message: 'connect ETIMEDOUT 10.0.0.1:443' },
      neverSent('connectTimeout', 'timeout'),
    ],
  ])('classifies: %s', async (_title, properties, details) => {
    for (const error of [wrapped(properties), withCause(properties)]) {
      expect(await transportThatThrows(error)(REQUEST)).toEqual({ ok: false, details });
    }
  });

  it('uses the system call when an error names it separately', async () => {
    for (const [syscall, isUnsent] of [
      ['connect', true],
      ['read', undefined],
      ['write', undefined],
    ] as const) {
      const thrown = Object.assign(new Error('private'), { code: 'EHOSTUNREACH', syscall });
      const outcome = await transportThatThrows(thrown)(REQUEST);
      expect(outcome.ok || outcome.details.neverSent).toBe(isUnsent);
    }
  });

  it('reports no connection to a host with several addresses only if none was connected', async () => {
    const fail = (syscall: string, code: string) =>
      Object.assign(new Error(`${syscall} ${code} ::1:443`), { syscall, code });
    const together = (...errors: Error[]) =>
      Object.assign(new AggregateError(errors), { code: 'ENETUNREACH' });
    const unsent = together(fail('connect', 'ENETUNREACH'), fail('connect', 'ETIMEDOUT'));
    const sent = together(fail('connect', 'ENETUNREACH'), fail('read', 'ECONNRESET'));
    const looped = Object.assign(new Error('private'), { cause: sent as unknown });
    Object.assign(sent, { cause: looped });
    expect(await transportThatThrows(unsent)(REQUEST)).toMatchObject({
      details: { neverSent: true },
    });
    for (const error of [sent, looped]) {
      expect(await transportThatThrows(error)(REQUEST)).not.toMatchObject({
        details: { neverSent: true },
      });
    }
  });

  it('recognizes an abort by the signal when the error does not show it', async () => {
    const abort = new AbortController();
    abort.abort();
    const outcome = await transportThatThrows(wrapped({}))({ ...REQUEST, signal: abort.signal });
    expect(outcome).toEqual({ ok: false, details: { reason: 'aborted' } });
  });

  it('keeps nothing of the thrown error, also when it is not an Error', async () => {
    for (const thrown of [wrapped({ code: 'ECONNRESET' }), 'private+text', null, undefined]) {
      const outcome = await transportThatThrows(thrown)(REQUEST);
      expect(outcome.ok).toBe(false);
      expect(JSON.stringify(outcome)).not.toContain('private');
    }
  });
});

describe('the size of a response', () => {
  const answerWith = (body: unknown) =>
    contextWith(() => Promise.resolve({ statusCode: 200, body }));
  const pieces = (bytes: number) =>
    Readable.from([Buffer.alloc(bytes >> 1, 'x'), Buffer.alloc(bytes - (bytes >> 1), 'x')]);
  const ask = async (endpoint: keyof typeof ENDPOINTS, body: unknown) =>
    await createTransport(answerWith(body), URLS)({ ...REQUEST, endpoint });

  it.each(
    Object.values(ENDPOINTS).map(({ name, maxResponseBytes }) => [name, maxResponseBytes] as const),
  )('of %s is limited to %i bytes, in chunks and as a whole', async (endpoint, largest) => {
    for (const make of [pieces, (bytes: number) => Buffer.alloc(bytes, 'x')]) {
      expect(await ask(endpoint, make(largest))).toMatchObject({ ok: true });
      expect(await ask(endpoint, make(largest + 1))).toMatchObject({ ok: false });
    }
  });

  it.each([
    ['4000 statuses with long texts', 'status', 4000, { id: 1, message: '\\u044f'.repeat(600) }],
    [
      '10,000 recipients',
      'send',
      10_000,
      { phone: '77011234567', mccmnc: '40101', cost: '1.5', status: '-1', error: '8' },
    ],
    ['a full page of history', 'get', 1000, { id: 1, message: '\\u044f'.repeat(1000), phone: '1' }],
  ] as const)('allows %s', (_title, endpoint, count, row) => {
    const bytes = JSON.stringify(row).replaceAll('\\\\', '\\').length * count;
    expect(bytes).toBeLessThan(ENDPOINTS[endpoint].maxResponseBytes);
  });

  it('with a single fact has a small limit', () => {
    for (const name of ['balance', 'info', 'waitCall'] as const) {
      expect(ENDPOINTS[name].maxResponseBytes).toBeLessThanOrEqual(64 * 1024);
    }
  });
});
