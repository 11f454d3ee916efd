import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import type { IDataObject, INode, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { SmscTrigger } from '../../../nodes/SmscTrigger/SmscTrigger.node';
import { refusing } from './refusing';

export const SIGNED_CREDENTIAL: IDataObject = {
  callbackHash: 'sha1',
  callbackSecret: 'my-secret_1',
  previousCallbackSecret: '',
};

export interface WebhookSettings {
  readonly body: Uint8Array | string;
  readonly contentType?: string;
  readonly parameters?: IDataObject;
  /** `null`: it was deleted. */
  readonly credential?: IDataObject | null;
  readonly mode?: 'webhook' | 'manual';
  readonly nodeId?: string;
  /** Default: a credential with other values is another one. */
  readonly credentialId?: string;
  /** Called each time that n8n reads the credential. */
  readonly onCredential?: () => void;
  /** Like newer hosts: the bytes are available only on request. */
  readonly isReadLate?: boolean;
}

export interface WebhookRun {
  readonly returned: IWebhookResponseData;
  /** The response that was written directly. */
  readonly sent: { status: number; body: unknown } | null;
}

const DEFAULTS: IDataObject = {
  events: ['deliveryStatus', 'incomingMessage'],
  authentication: 'signature',
  options: {},
};

/** Calls the trigger with a request like n8n's web server. */
export async function callTrigger(settings: WebhookSettings): Promise<WebhookRun> {
  const { parameters, credential = SIGNED_CREDENTIAL, mode = 'webhook' } = settings;
  const given: IDataObject = { ...DEFAULTS, ...parameters };
  const id = settings.credentialId ?? JSON.stringify(credential);
  const node = {
    id: settings.nodeId ?? 'trigger-1',
    name: 'SMSC Trigger',
    credentials: { smscApi: { id, name: 'SMSC' } },
  } as unknown as INode;
  let status = 200;
  let sent: WebhookRun['sent'] = null;
  const response = refusing('The response', {
    status(code: number) {
      status = code;
      return response;
    },
    send(body: unknown) {
      sent = { status, body };
      return response;
    },
    end: () => response,
  });
  const functions = refusing('The webhook context', {
    getRequestObject: () => createRequest(settings),
    getResponseObject: () => response,
    getHeaderData: () => ({ 'content-type': settings.contentType }),
    getNode: () => node,
    getWorkflow: () => ({ id: 'workflow-1', active: true }),
    getMode: () => mode,
    logger: refusing('The logger', { debug: () => undefined }),
    getNodeParameter: (name: string, fallback?: unknown) => given[name] ?? fallback,
    getCredentials: () => {
      settings.onCredential?.();
      return credential === null ? Promise.reject(new Error('gone')) : Promise.resolve(credential);
    },
  });
  const returned = await new SmscTrigger().webhook.call(functions as unknown as IWebhookFunctions);
  return { returned, sent };
}

function createRequest({ body, isReadLate }: WebhookSettings): IncomingMessage {
  const bytes = typeof body === 'string' ? Buffer.from(body, 'utf8') : Buffer.from(body);
  const request = new IncomingMessage(new Socket());
  if (!isReadLate) return Object.assign(request, { rawBody: bytes });
  const late = Object.assign(request, {
    rawBody: undefined as Buffer | undefined,
    readRawBody: () => {
      late.rawBody = bytes;
      return Promise.resolve();
    },
  });
  return late;
}
