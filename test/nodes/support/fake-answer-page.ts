import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { Smsc } from '../../../nodes/Smsc/Smsc.node';
import { CREDENTIAL, NODE } from './fake-execution';
import { refusing } from './refusing';

export interface PageRequest {
  readonly method?: string;
  /** The link that was opened. */
  readonly link: string;
  readonly body?: unknown;
  /** Headers of the request, in lower case as Node.js gives them. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly parameters: IDataObject;
  /** The data that n8n keeps for the node of the execution; that of the link when absent. */
  readonly context?: IDataObject;
  /** Receives the fields of each request to the gateway. */
  readonly onRequest?: (fields: URLSearchParams) => void;
  /** `null`: it was deleted while the execution waited. */
  readonly credential?: IDataObject | null;
}

export interface PageRun {
  readonly status: number;
  readonly page: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly returned: IWebhookResponseData;
  /** The data with which the execution continues; `null`: it still waits. */
  readonly answer: IDataObject | null;
}

/** Calls the node with a request to the address of its waiting execution, like n8n's web server. */
export async function openPage({
  method = 'GET',
  link,
  ...request
}: PageRequest): Promise<PageRun> {
  const { parameters, body = {}, headers = {}, onRequest = () => undefined } = request;
  const { credential = CREDENTIAL } = request;
  const url = new URL(link);
  const { context = { smscQuestion: url.searchParams.get('q') } } = request;
  const sent = { status: 0, page: '', headers: {} as Record<string, string> };
  const response = refusing('The response', {
    status(code: number) {
      sent.status = code;
      return response;
    },
    set(headers: Record<string, string>) {
      Object.assign(sent.headers, headers);
      return response;
    },
    send(page: string) {
      sent.page = page;
      return response;
    },
  });
  const functions = refusing('The webhook context', {
    getRequestObject: () => ({ method, headers, originalUrl: url.pathname + url.search }),
    getResponseObject: () => response,
    getQueryData: () => Object.fromEntries(url.searchParams),
    getBodyData: () => body,
    getNode: () => NODE,
    logger: refusing('The logger', { warn: () => undefined }),
    getExecutionCancelSignal: undefined,
    evaluateExpression: (expression: string) =>
      context[/\.context\["(\w+)"\]/.exec(expression)?.[1] ?? ''],
    getNodeParameter: (name: string, fallback?: unknown) =>
      name.split('.').reduce<unknown>((from, key) => (from as IDataObject)?.[key], parameters) ??
      fallback,
    getCredentials: () =>
      credential === null ? Promise.reject(new Error('gone')) : Promise.resolve(credential),
    helpers: refusing('helpers', {
      httpRequestWithAuthentication: (_type: string, options: { body: string }) => {
        onRequest(new URLSearchParams(options.body));
        const answer = Buffer.from('{"result":"OK"}');
        return Promise.resolve({ statusCode: 200, headers: {}, body: answer });
      },
    }),
  });
  const returned = await new Smsc().webhook.call(functions as unknown as IWebhookFunctions);
  const answer = returned.workflowData?.[0]?.[0]?.json ?? null;
  return { ...sent, returned, answer };
}
