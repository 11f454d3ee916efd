import { Agent, request } from 'node:http';
import type { Random } from '../../emulator/random';
import type { Transport, TransportOutcome, TransportRequest } from '../../protocol';

/** How often the way itself goes wrong, 0 to 1 each. What the gateway does wrong are its own faults. */
export interface NetworkMood {
  /** Nothing gets through, and the caller knows that. */
  readonly refuses: number;
  /** The answer is so late that the caller no longer listens. */
  readonly answersLate: number;
  /** The request itself is late: the caller has given up when it arrives. */
  readonly arrivesLate: number;
}

export interface BadNetwork {
  readonly transport: Transport;
  /** Lets arrive what is due by now. */
  deliverDue(): Promise<void>;
  /** Lets arrive whatever is still under way. */
  deliverAll(): Promise<void>;
  /** From the next request on nothing comes back any more, as if the process had been killed. */
  kill(): void;
  close(): void;
}

/** Longer than that nobody waits for a request that its sender has given up. */
const LATEST_ARRIVAL_MS = 19_000;

interface Late {
  readonly due: number;
  deliver(): Promise<unknown>;
}

export interface NetworkOptions {
  readonly mood: NetworkMood;
  readonly random: Random;
  readonly clock: () => number;
  /** Holds the clock still while a request is under way. */
  readonly during: <Value>(work: () => Promise<Value>) => Promise<Value>;
}

/** A network on which requests are refused, are late, or lose their answers, as the seed has it. */
export function createBadNetwork(
  baseUrl: string,
  { mood, random, clock, during }: NetworkOptions,
): BadNetwork {
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  let late: Late[] = [];
  const running = new Set<Promise<unknown>>();
  let isDead = false;
  let isLast = true;

  /** A process that dies leaves its requests on their way. */
  async function track<Value>(work: Promise<Value>): Promise<Value> {
    running.add(work);
    return await work.finally(() => running.delete(work));
  }

  async function deliverUntil(moment: number): Promise<void> {
    const due = late.filter((one) => one.due <= moment);
    late = late.filter((one) => one.due > moment);
    for (const one of due) await one.deliver();
  }

  async function transport(asked: TransportRequest): Promise<TransportOutcome> {
    const draw = random();
    const { refuses, arrivesLate, answersLate } = mood;
    const delay = random() * LATEST_ARRIVAL_MS;
    // A killed process may have sent its last request, or not.
    if (isDead) {
      if (isLast && draw < 0.5) {
        late.push({ due: clock(), deliver: () => post(baseUrl, asked, agent) });
      }
      isLast = false;
      return await new Promise(() => undefined);
    }
    if (draw < refuses) return failed('connection', true);
    if (draw < refuses + arrivesLate) {
      late.push({ due: clock() + delay, deliver: () => post(baseUrl, asked, agent) });
      return failed('timeout');
    }
    const outcome = await during(() => track(post(baseUrl, asked, agent)));
    return draw < refuses + arrivesLate + answersLate ? failed('timeout') : outcome;
  }

  return {
    transport,
    deliverDue: () => track(deliverUntil(clock())),
    async deliverAll() {
      while (running.size + late.length > 0) {
        await Promise.all(running);
        await deliverUntil(Infinity);
      }
    },
    kill() {
      isDead = true;
    },
    close: () => agent.destroy(),
  };
}

function failed(reason: 'connection' | 'timeout', neverSent = false): TransportOutcome {
  return { ok: false, details: { reason, neverSent } };
}

/** One POST over a connection that is kept; faster by far than a new one for each. */
function post(
  baseUrl: string,
  { path, body }: TransportRequest,
  agent: Agent,
): Promise<TransportOutcome> {
  const whole = `${body}&login=demo&psw=demo`;
  return new Promise((resolve) => {
    const lose = () => resolve(failed('connection'));
    const sent = request(`${baseUrl}${path}`, {
      method: 'POST',
      agent,
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'content-length': Buffer.byteLength(whole),
      },
    });
    sent.on('error', lose);
    sent.on('response', (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('error', lose);
      answer.on('close', () => {
        if (!answer.complete) return lose();
        const httpStatus = answer.statusCode ?? 0;
        resolve({ ok: true, httpStatus, body: Buffer.concat(chunks) });
      });
    });
    sent.end(whole);
  });
}
