import { Agent, request } from 'node:http';
import type { Random } from '../../emulator/random';
import type { Transport, TransportOutcome, TransportRequest } from '../../protocol';

/** Probability (0 to 1) of each network fault. Faults of the gateway itself are separate. */
export interface NetworkFaults {
  /** The request is not sent, and the caller knows it. */
  readonly rejects: number;
  /** The response arrives after the caller has given up. */
  readonly respondsLate: number;
  /** The request arrives after the caller has given up. */
  readonly arrivesLate: number;
}

export interface BadNetwork {
  readonly transport: Transport;
  /** Delivers what is due. */
  deliverDue(): Promise<void>;
  /** Delivers everything in flight. */
  deliverAll(): Promise<void>;
  /** Drops all responses from the next request on, as if the process had been killed. */
  kill(): void;
  close(): void;
}

/** Longest delay of a request whose caller has given up. */
const LATEST_ARRIVAL_MS = 19_000;

interface Late {
  readonly due: number;
  deliver(): Promise<unknown>;
}

export interface NetworkOptions {
  readonly mood: NetworkFaults;
  readonly random: Random;
  readonly clock: () => number;
  /** Freezes the clock while a request is in flight. */
  readonly during: <Value>(work: () => Promise<Value>) => Promise<Value>;
}

/**
 * Creates a network that rejects, delays or loses requests and responses, as the seed determines.
 */
export function createBadNetwork(
  baseUrl: string,
  { mood, random, clock, during }: NetworkOptions,
): BadNetwork {
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  let late: Late[] = [];
  const running = new Set<Promise<unknown>>();
  let isDead = false;
  let isLast = true;

  /** Requests of a killed process stay in flight. */
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
    const { rejects, arrivesLate, respondsLate } = mood;
    const delay = random() * LATEST_ARRIVAL_MS;
    // A killed process may or may not have sent its last request.
    if (isDead) {
      if (isLast && draw < 0.5) {
        late.push({ due: clock(), deliver: () => post(baseUrl, asked, agent) });
      }
      isLast = false;
      return await new Promise(() => undefined);
    }
    if (draw < rejects) return failed('connection', true);
    if (draw < rejects + arrivesLate) {
      late.push({ due: clock() + delay, deliver: () => post(baseUrl, asked, agent) });
      return failed('timeout');
    }
    const outcome = await during(() => track(post(baseUrl, asked, agent)));
    return draw < rejects + arrivesLate + respondsLate ? failed('timeout') : outcome;
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

/** Sends one POST over a keep-alive connection; a new one for each would be far slower. */
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
