import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { IN8nHttpFullResponse, INodeExecutionData, IWebhookResponseData } from 'n8n-workflow';
import type { ResponseListener } from './additional-data';
import type { PublishedWorkflow, Route, WebhookCall } from './published-workflow';
import { UnprocessableBody } from './request-body';
import { BodyTooLarge, prepareRequest, prepareResponse } from './webhook-exchange';

/** Starts the workflow of a webhook with the items of its trigger; resolves when it has ended. */
export type StartExecution = (
  published: PublishedWorkflow,
  nodeName: string,
  items: INodeExecutionData[][],
  onResponse?: ResponseListener,
) => Promise<unknown>;

/** Passes a request to a waiting execution; returns the result of its node. */
export type AnswerWaiting = (
  executionId: string,
  request: Awaited<ReturnType<typeof prepareRequest>>,
  response: ReturnType<typeof prepareResponse>,
) => Promise<IWebhookResponseData | null>;
const STORE_FAILS_MS = 100;

/** n8n's webhook server as triggers see it: raw body, parsed body, responses, executions. */
export class WebhookServer {
  private readonly routes = new Map<string, { published: PublishedWorkflow; route: Route }>();
  private readonly server: Server;
  /** Requests during which a node threw, to which n8n responds with 500. */
  readonly exceptions: string[] = [];
  private isStoreAway = false;

  constructor(
    private readonly startExecution: StartExecution,
    private readonly answerWaiting: AnswerWaiting,
  ) {
    this.server = createServer((request, response) => {
      this.handle(request, response).catch((cause: unknown) => this.refuse(response, cause));
    });
  }

  /** Listens on a free loopback port and returns the origin. */
  async listen(): Promise<string> {
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(0, '127.0.0.1', resolve);
    });
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  add(published: PublishedWorkflow): void {
    for (const route of published.routes) {
      this.routes.set(`${route.method} ${route.path}`, { published, route });
    }
  }

  remove(published: PublishedWorkflow): void {
    for (const { method, path } of published.routes) this.routes.delete(`${method} ${path}`);
  }

  /**
   * Makes n8n's database unavailable or available: without it, executions cannot be stored and
   * their callers get 500.
   */
  setStoreAway(isAway: boolean): void {
    this.isStoreAway = isAway;
  }

  private async handle(message: IncomingMessage, raw: ServerResponse): Promise<void> {
    const url = new URL(message.url ?? '/', 'http://webhook');
    const [, executionId] = /^\/webhook-waiting\/([^/]+)/.exec(url.pathname) ?? [];
    if (executionId !== undefined) return await this.handleWaiting(executionId, message, raw, url);
    const path = decodeURIComponent(url.pathname.replace(/^\/webhook\//, ''));
    const target = this.routes.get(`${message.method} ${path}`);
    if (!target) {
      message.resume();
      raw.writeHead(404).end('No published workflow listens here');
      return;
    }
    const request = await prepareRequest(message, url);
    const response = prepareResponse(raw);
    const call = await target.published.callWebhook(target.route, request, response);
    const items = call.result.workflowData;
    if (items !== undefined && this.isStoreAway) {
      // A failing database takes a while to fail.
      await new Promise((resolve) => setTimeout(resolve, STORE_FAILS_MS));
      response.writeHead(500).end('{"code":0,"message":"Could not store the execution"}');
      return;
    }
    const start = (onResponse?: ResponseListener): Promise<unknown> =>
      this.startExecution(target.published, target.route.nodeName, items ?? [], onResponse);
    if (items !== undefined && call.responseMode === 'responseNode') {
      await respondFromWorkflow(start, response);
      return;
    }
    if (items !== undefined) void start();
    if (call.result.noWebhookResponse !== true) response.send(chooseAnswer(call));
  }

  private async handleWaiting(
    executionId: string,
    message: IncomingMessage,
    raw: ServerResponse,
    url: URL,
  ): Promise<void> {
    const request = await prepareRequest(message, url);
    const response = prepareResponse(raw);
    const result = await this.answerWaiting(executionId, request, response);
    if (result === null) raw.writeHead(409).end('The execution does not wait');
    else if (result.noWebhookResponse !== true) response.send(result.webhookResponse);
  }

  private refuse(response: ServerResponse, cause: unknown): void {
    if (cause instanceof UnprocessableBody) response.writeHead(422).end(cause.message);
    else if (cause instanceof BodyTooLarge) response.writeHead(413).end(cause.message);
    else {
      this.exceptions.push(cause instanceof Error ? (cause.stack ?? cause.message) : String(cause));
      if (!response.headersSent) response.writeHead(500);
      response.end('Workflow Webhook Error: Workflow could not be started!');
    }
  }
}

/**
 * Responds with what the 'Respond to Webhook' node of the workflow gives. Without one, n8n responds
 * with 500 at the end of the execution.
 */
async function respondFromWorkflow(
  start: (onResponse: ResponseListener) => Promise<unknown>,
  response: ReturnType<typeof prepareResponse>,
): Promise<void> {
  await new Promise<void>((resolve) => {
    let isAnswered = false;
    const answer = (status: number, headers: object, body: unknown) => {
      if (isAnswered) return;
      isAnswered = true;
      response.set(headers as Readonly<Record<string, string>>);
      response.status(status).send(body);
      resolve();
    };
    const started = start((given) => {
      const { statusCode, headers, body } = given as IN8nHttpFullResponse;
      answer(statusCode, headers, body);
    });
    void started.finally(() => answer(500, {}, { message: 'No item to return was found' }));
  });
}

/** n8n's rules for the response of a webhook that responds immediately. */
function chooseAnswer({ result, responseData }: WebhookCall): unknown {
  if (result.workflowData === undefined) {
    return result.webhookResponse ?? { message: 'Webhook call received' };
  }
  if (responseData === 'noData') return undefined;
  if (responseData) return responseData;
  if (responseData === undefined) return 'firstEntryJson';
  return result.webhookResponse ?? { message: 'Workflow was started' };
}
