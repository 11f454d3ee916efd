/** Sends many callbacks and measures how fast n8n processes them. */
import { Agent, request } from 'node:http';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { signCallback } from '../../protocol';
import type { Sandbox } from '../../testkit/host/sandbox';
import type { SavedWorkflow } from '../../testkit/host/rest-client';

/** Callbacks in flight at the same time. */
export const CONNECTIONS = 20;
/** A User-Agent that no webhook treats as a bot. */
const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const POLL_MS = 100;
const MOST_WAIT_MS = 300_000;

let lastId = 0;

/** A new status, signed correctly or with another secret. */
export function createCallback({ address }: Sandbox, status: string, isForged = false): string {
  lastId += 1;
  const fields = { id: String(lastId), phone: '77011234567', status, err: '0', ts: '1795253415' };
  const secret = isForged ? 'somebody-elses' : address.secrets.callbackSecret;
  const sha1 = signCallback(fields, 'sha1', secret);
  return new URLSearchParams({ ...fields, sha1 }).toString();
}

export interface Target {
  readonly address: string;
  /** Of the response; any other ends the bench. */
  readonly expectedStatus: number;
  readonly userAgent?: string;
}

/** Posts the bodies over a few connections; returns the seconds until the last response. */
async function postAll(target: Target, bodies: readonly string[]): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const waiting = [...bodies];
  const began = performance.now();
  try {
    await Promise.all(
      Array.from({ length: CONNECTIONS }, async () => {
        for (let body = waiting.pop(); body !== undefined; body = waiting.pop()) {
          await post(target, body, agent);
        }
      }),
    );
    return (performance.now() - began) / 1000;
  } finally {
    agent.destroy();
  }
}

function post(
  { address, expectedStatus, userAgent = BROWSER }: Target,
  body: string,
  agent: Agent,
) {
  return new Promise<void>((resolve, reject) => {
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': Buffer.byteLength(body),
      'user-agent': userAgent,
    };
    const sent = request(address, { method: 'POST', agent, headers }, (response) => {
      response.resume().once('end', () => {
        if (response.statusCode === expectedStatus) resolve();
        else reject(new Error(`A callback got the response ${response.statusCode}`));
      });
    });
    sent.once('error', reject).end(body);
  });
}

/**
 * Callbacks per second, from the first request to the end of the last execution that they started.
 */
export async function measureStarts(
  { rest }: Sandbox,
  workflow: SavedWorkflow,
  target: Target,
  bodies: readonly string[],
): Promise<number> {
  const before = await rest.countExecutions(workflow.id);
  const began = performance.now();
  await postAll(target, bodies);
  while ((await rest.countExecutions(workflow.id)) < before + bodies.length) {
    await sleep(POLL_MS);
    if (performance.now() - began > MOST_WAIT_MS) throw new Error('Executions are missing');
  }
  return (bodies.length * 1000) / (performance.now() - began);
}

/** Callbacks per second that get a response; none of them may start an execution. */
export async function measureResponses(
  { rest }: Sandbox,
  workflow: SavedWorkflow,
  target: Target,
  bodies: readonly string[],
): Promise<number> {
  const before = await rest.countExecutions(workflow.id);
  const seconds = await postAll(target, bodies);
  await sleep(POLL_MS * 5);
  const started = (await rest.countExecutions(workflow.id)) - before;
  if (started > 0) throw new Error(`${started} callbacks started the workflow`);
  return bodies.length / seconds;
}
