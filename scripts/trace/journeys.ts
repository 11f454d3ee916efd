import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  createDeferredPromise,
  type IDataObject,
  type IDeferredPromise,
  type IExecuteFunctions,
  type IHttpRequestOptions,
  type INodeExecutionData,
  type IRun,
  type ITriggerFunctions,
  type IWebhookFunctions,
} from 'n8n-workflow';
import { startEmulator, type EmulatorHandle } from '../../emulator/start';
import { commonMembers, createFunctions, loadNode, type LoadedNode } from './host';
import type { Trace, Tracer } from './tracer';

const SECRETS = {
  login: 'traced',
  password: 'secret-1',
  apiKey: 'key-1',
  callbackSecret: 'secret-22',
};
const PHONE = '77011234567';
const SEND = { resource: 'message', operation: 'send', to: PHONE, text: 'Hello' };
/** Where a reader of a send begins: the operation, and the run that calls its stages. */
export const SEND_WALK = ['operations/message/send.operation.ts', 'operations/items/item-run.ts'];
const TRANSPORTS = 'packages/transports';
const LIFE_SECONDS = 600;
const PATIENCE_MS = 10_000;

/** Traces one SMS through the node SMSC, from the item to the request and back to the item. */
export async function traceSend(tracer: Tracer): Promise<Trace> {
  const emulator = await startEmulator(SECRETS);
  try {
    const node = loadNode('.', 'Smsc', SEND);
    const credential = {
      region: 'custom',
      baseUrl: emulator.url,
      authentication: 'apiKey',
      ...SECRETS,
    };
    return await tracer.follow(async () => expectItems(await execute(node, credential)));
  } finally {
    await emulator.stop();
  }
}

/** Traces one delivery status through the node SMSC Trigger, from the posted bytes to the item. */
export async function traceCallback(tracer: Tracer): Promise<Trace> {
  const callback = await captureCallback();
  const node = loadNode('.', 'SmscTrigger', {});
  const functions = createFunctions<IWebhookFunctions>({
    ...commonMembers(node),
    getCredentials: async () => ({ ...SECRETS, callbackHash: 'sha1', previousCallbackSecret: '' }),
    getRequestObject: () => ({
      ...{
        method: 'POST',
        headers: callback.headers,
        query: callback.query,
        rawBody: callback.body,
      },
      readRawBody: async () => undefined,
      once: () => undefined,
    }),
    getResponseObject: () => createResponse(),
    getHeaderData: () => callback.headers,
    getQueryData: () => callback.query,
  });
  return await tracer.follow(async () => {
    const { workflowData } = (await node.type.webhook?.call(functions)) ?? {};
    expectItems(workflowData);
  });
}

/**
 * Traces one delivery receipt through the node SMSC SMPP Trigger, from the received bytes to the
 * item.
 */
export async function traceReceipt(tracer: Tracer): Promise<Trace> {
  const emulator = await startEmulator({ ...SECRETS, smpp: { port: 0 } });
  const credential = {
    ...{ region: 'custom', host: '127.0.0.1', tls: false, port: emulator.smpp?.port },
    ...{ login: SECRETS.login, password: SECRETS.password, perSecond: 0 },
  };
  const trigger = loadNode(TRANSPORTS, 'SmscSmppTrigger', {});
  const emitted: unknown[] = [];
  const functions = createFunctions<ITriggerFunctions>({
    ...commonMembers(trigger),
    getCredentials: async () => credential,
    helpers: { createDeferredPromise },
    // Each execution ends at once.
    emit: (items: unknown, _response: unknown, done?: IDeferredPromise<IRun>) => {
      emitted.push(items);
      done?.resolve({} as IRun);
    },
    emitError: (error: Error) => {
      throw error;
    },
  });
  const started = await trigger.type.trigger?.call(functions);
  try {
    expectItems(await execute(loadNode(TRANSPORTS, 'SmscSmpp', SEND), credential));
    return await tracer.follow(async () => {
      await emulator.control.advance(LIFE_SECONDS);
      await waitUntil(async () => emitted.length > 0 && (await isTaken(emulator)));
    });
  } finally {
    await started?.closeFunction?.();
    await emulator.stop();
  }
}

async function execute(node: LoadedNode, credential: IDataObject): Promise<INodeExecutionData[][]> {
  const functions = createFunctions<IExecuteFunctions>({
    ...commonMembers(node),
    getMode: () => 'manual',
    getInputData: () => [{ json: {} }],
    continueOnFail: () => false,
    getContext: () => ({}),
    getWorkflowDataProxy: () => ({ $runIndex: 0 }),
    getExecutionCancelSignal: () => undefined,
    addExecutionHints: () => undefined,
    getCredentials: async () => credential,
    getNodeParameter: (name: string, _item: number, fallback?: unknown) =>
      node.parameter(name, fallback),
    helpers: { httpRequestWithAuthentication: request },
  });
  return ((await node.type.execute?.call(functions)) ?? []) as INodeExecutionData[][];
}

async function request(_type: string, { url, body }: IHttpRequestOptions): Promise<unknown> {
  const form = new URLSearchParams(body as string);
  form.set('apikey', SECRETS.apiKey);
  const response = await fetch(url, { method: 'POST', body: form });
  const bytes = Buffer.from(await response.arrayBuffer());
  return { statusCode: response.status, headers: {}, body: bytes };
}

interface Callback {
  readonly headers: IncomingHttpHeaders;
  readonly query: Record<string, string>;
  readonly body: Buffer;
}

/** The callback that the emulated gateway sends for a delivered message. */
async function captureCallback(): Promise<Callback> {
  const captured: Callback[] = [];
  const server = createServer((incoming, response) => {
    const { headers, url = '' } = incoming;
    const query = Object.fromEntries(new URL(url, 'http://handler').searchParams);
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of incoming) chunks.push(chunk as Buffer);
      captured.push({ headers, query, body: Buffer.concat(chunks) });
      response.end();
    })();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const callbackUrl = `http://127.0.0.1:${port}/?charset=utf-8&sha1=${SECRETS.callbackSecret}`;
  const emulator = await startEmulator({ ...SECRETS, callbackUrl });
  try {
    const body = new URLSearchParams({ apikey: SECRETS.apiKey, phones: PHONE, mes: 'Hello' });
    await fetch(`${emulator.url}/sys/send.php`, { method: 'POST', body });
    await emulator.control.advance(LIFE_SECONDS);
    await waitUntil(async () => captured.length > 0);
    return captured.at(-1) as Callback;
  } finally {
    await emulator.stop();
    server.close();
  }
}

function createResponse(): Record<string, unknown> {
  const response: Record<string, unknown> = {
    ...{ status: () => response, send: () => response, end: () => response },
    ...{ setHeader: () => response, once: () => response, on: () => response },
  };
  return response;
}

async function isTaken(emulator: EmulatorHandle): Promise<boolean> {
  return (await emulator.control.smpp('look')).waiting === 0;
}

async function waitUntil(isTrue: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while (!(await isTrue())) {
    if (Date.now() > deadline) throw new Error('The trace waited too long');
    await new Promise((done) => setTimeout(done, 10));
  }
}

/** Rejects the trace of a failed run. */
function expectItems(output: readonly (readonly unknown[])[] | undefined): void {
  if (output?.[0]?.length !== 1) throw new Error(`Unexpected output: ${JSON.stringify(output)}`);
}
