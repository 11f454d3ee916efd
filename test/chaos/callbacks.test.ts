import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { IDataObject } from 'n8n-workflow';
import { createRandom, type Random } from '../../emulator/random';
import { startEmulator, type EmulatorHandle, type FaultRule } from '../../emulator/start';
import { createClient, findStatus, type StatusRow } from '../../protocol';
import { groupBy } from '../../protocol/group-by';
import { FakeTime } from '../../testkit/fake-time';
import { callTrigger, SIGNED_CREDENTIAL } from '../nodes/support/fake-webhook';
import { createAxiosTransport } from '../support/axios-transport';
import { toOrder } from '../support/to-order';

const SEQUENCES = 30;
const PER_TEST = 5;
const ORDER = ['queued', 'sent', 'undeliverable', 'delivered', 'read'];

/** Executions that the trigger started, behind a server that is busy from time to time. */
async function startHandler(): Promise<{
  server: Server;
  url: string;
  events: IDataObject[];
  mood: { random: Random; share: number; nodeId: string };
}> {
  const events: IDataObject[] = [];
  const mood = { random: () => 1, share: 0, nodeId: '' };
  // The gateway stops after the third attempt, so the third one succeeds.
  const refused = new Map<string, number>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks);
      const before = refused.get(body.toString('latin1')) ?? 0;
      const isRefused = before < 2 && mood.random() < mood.share;
      if (isRefused) refused.set(body.toString('latin1'), before + 1);
      // Half of the rejections come after n8n has accepted the event: its response is lost.
      const isTaken = !isRefused || mood.random() < 0.5;
      const taken = isTaken
        ? callTrigger({
            body,
            contentType: request.headers['content-type'],
            nodeId: mood.nodeId,
          })
        : Promise.resolve(null);
      taken.then(
        (run) => {
          for (const { json } of run?.returned.workflowData?.[0] ?? []) events.push(json);
          response.writeHead(isRefused ? 503 : (run?.sent?.status ?? 200)).end('OK');
        },
        () => response.destroy(),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { server, url: `http://127.0.0.1:${port}/`, events, mood };
}

describe('random faults on the way of callbacks', () => {
  const time = new FakeTime(Date.UTC(2026, 10, 2, 9));
  let emulator: EmulatorHandle;
  let handler: Awaited<ReturnType<typeof startHandler>>;

  beforeAll(async () => {
    emulator = await startEmulator({ now: time.clock });
    handler = await startHandler();
  });
  afterAll(async () => {
    await emulator.stop();
    handler.server.closeAllConnections();
    handler.server.close();
  });

  const firsts = Array.from({ length: SEQUENCES / PER_TEST }, (_, part) => 1 + part * PER_TEST);
  it.each(firsts)(
    'start one workflow per callback and none for an outdated status, seeds %d and on',
    async (first) => {
      const secret = String(SIGNED_CREDENTIAL['callbackSecret']);
      for (let seed = first; seed < first + PER_TEST; seed += 1) {
        const random = createRandom(seed);
        emulator.control.reset();
        emulator.control.setCallbackUrl(`${handler.url}?charset=utf-8&sha1=${secret}`);
        emulator.control.setFaults(drawFaults(random));
        handler.events.length = 0;
        Object.assign(handler.mood, { random, share: random() * 0.4, nodeId: `node ${seed}` });
        const phones = Array.from(
          { length: 1 + Math.floor(random() * 6) },
          // Delivered and read, or rejected by the handset.
          (_, index) => `7701100${index}0${random() < 0.5 ? '0' : '1'}2`,
        );
        const client = createClient({
          transport: createAxiosTransport(emulator.url),
          clock: time.clock,
          sleep: time.sleepAndRun,
        });
        const items = phones.map((phone) =>
          toOrder({ recipients: [phone], channel: 'sms', text: 'Hello', cost: 3 }),
        );
        const identity = { scope: 'workflow node', run: `execution-${seed}`, prefix: 'n8n-' };
        const sent = await client.sendAll(items, { identity, stopOnFailure: false });
        expect(sent.ok && sent.value.flat().map(({ accepted }) => accepted)).toEqual(
          phones.map(() => true),
        );
        // Until no more callbacks can arrive: message lifetimes, late successors, retries.
        for (let minute = 0; minute < 12; minute += 1) await emulator.control.advance(60);

        const told = groupBy(handler.events, ({ phone }) => String(phone));
        for (const { phone, status } of emulator.control.readMessages()) {
          const names = (told.get(`+${phone}`) ?? []).map(({ statusName }) => String(statusName));
          expect([seed, phone, names]).toEqual([seed, phone, [...new Set(names)]]);
          const places = names.map((name) => ORDER.indexOf(name));
          expect([seed, phone, places]).toEqual([seed, phone, [...places].sort((a, b) => a - b)]);
          const { name } = findStatus(status) as StatusRow;
          expect([seed, phone, names.at(-1)]).toEqual([seed, phone, name]);
        }
      }
    },
  );
});

function drawFaults(random: Random): FaultRule[] {
  const kinds = ['duplicateCallback', 'reorderCallbacks'] as const;
  return Array.from({ length: 1 + Math.floor(random() * 4) }, () => ({
    kind: kinds[Math.floor(random() * kinds.length)] as (typeof kinds)[number],
    times: 1 + Math.floor(random() * 4),
    after: Math.floor(random() * 4),
    probability: 0.3 + random() * 0.7,
  }));
}
