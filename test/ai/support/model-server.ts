/**
 * A language model on this machine that follows a script: the chat completions of the OpenAI API, as
 * JSON and as a stream. Each script has a name, which a workflow selects as its model, so runs do
 * not mix.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ModelCall, ModelRequest, ModelStep } from './model-script';

export interface ModelServer {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  stop(): Promise<void>;
}

interface Script {
  readonly steps: ModelStep[];
  readonly requests: ModelRequest[];
}

/** What the model says when its script has ended. */
const LAST_STEP: ModelStep = { content: 'DONE' };

export async function startModelServer(): Promise<ModelServer> {
  const scripts = new Map<string, Script>();
  const server = createServer((request, response) => {
    handle(scripts, request, response).catch((cause: unknown) => {
      respond(response, 500, { error: { message: String(cause) } });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function handle(
  scripts: Map<string, Script>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const text = await readText(request);
  const { url = '', method } = request;
  const name = /^\/scripts\/([^/]+)$/.exec(url)?.[1];
  if (name !== undefined && method === 'PUT') {
    scripts.set(name, { steps: JSON.parse(text) as ModelStep[], requests: [] });
    return respond(response, 200, {});
  }
  if (name !== undefined) return respond(response, 200, scripts.get(name)?.requests ?? []);
  if (url !== '/v1/chat/completions') return respond(response, 404, { error: { message: url } });
  const body = JSON.parse(text) as ModelRequest;
  const script = scripts.get(body.model) ?? { steps: [], requests: [] };
  script.requests.push(body);
  complete(response, body, script.steps.shift() ?? LAST_STEP);
}

let lastId = 0;

function complete(response: ServerResponse, body: ModelRequest, step: ModelStep): void {
  if (step.failsWith !== undefined) {
    return respond(response, step.failsWith, { error: { message: 'The script ends here' } });
  }
  const calls = step.calls?.map((call, index) => ({ index, ...toToolCall(call, body) }));
  const message = {
    role: 'assistant',
    content: step.content ?? null,
    ...(calls && { tool_calls: calls.map(({ index: _index, ...call }) => call) }),
  };
  const reason = calls ? 'tool_calls' : 'stop';
  const base = { id: `completion-${(lastId += 1)}`, created: 1, model: body.model };
  const usage = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 };
  if (!body.stream) {
    const choices = [{ index: 0, message, finish_reason: reason }];
    return respond(response, 200, { ...base, object: 'chat.completion', choices, usage });
  }
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const write = (delta: object, finish: string | null): void => {
    const choices = [{ index: 0, delta, finish_reason: finish }];
    const chunk = { ...base, object: 'chat.completion.chunk', choices };
    response.write(`data: ${JSON.stringify(chunk)}\n\n`);
  };
  // Word by word, as a model does.
  write({ role: 'assistant', content: '' }, null);
  for (const word of (step.content ?? '').split(/(?<= )/)) write({ content: word }, null);
  if (calls) write({ tool_calls: calls }, null);
  write({}, reason);
  response.end('data: [DONE]\n\n');
}

/** A call without a tool is one of the first tool that the request offers. */
function toToolCall({ id, tool, args, text }: ModelCall, { tools = [] }: ModelRequest) {
  const name = tool ?? tools[0]?.function.name ?? 'no tool offered';
  return {
    id: id ?? `call-${(lastId += 1)}`,
    type: 'function',
    function: { name, arguments: text ?? JSON.stringify(args ?? {}) },
  };
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function respond(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
