/** Measures whether the SMPP trigger's memory is bounded, however many receipts arrive. */
import { createRequire } from 'node:module';
import path from 'node:path';
import type { ITriggerFunctions, INodeExecutionData, INodeType } from 'n8n-workflow';
import { REMEMBERED_EVENTS } from '../../operations/events/deduplicate';
import { repository } from '../../testkit/host/versions';
import { startPlainServer } from '../peers/plain-smpp';
import { waitUntil } from '../../testkit/processes/wait-until';
import { createHeapReader } from './collected-heap';
import type { BenchContext, Figure, Findings } from './figure';
import { toMeasurement } from './statistics';

const TRIGGER = 'packages/transports/dist/nodes/SmscSmppTrigger/SmscSmppTrigger.node.js';
const RECEIPTS = 1_000_000;
/** By then the memory has been full several times. */
const FIRST_LOOK = 5 * REMEMBERED_EVENTS;
const LOOKS = 5;
/** Unacknowledged receipts, of which the client allows 100 by default. */
const WINDOW = 50;
/** The garbage collector is not exact to the byte. */
const MOST_GROWTH_MB = 2;
const LIMIT_MS = 240_000;

export const smppReceipts: Figure = {
  name: 'smpp-receipts',
  title: 'SMPP: memory of the trigger over 1,000,000 receipts',
  measure,
};

async function measure({ quick, progress }: BenchContext): Promise<Findings> {
  const readHeap = createHeapReader();
  const count = quick ? 2 * FIRST_LOOK : RECEIPTS;
  const looks = Array.from(
    { length: LOOKS + 1 },
    (_, look) => FIRST_LOOK + Math.round(((count - FIRST_LOOK) * look) / LOOKS),
  );
  const heaps: number[] = [];
  let taken = 0;
  const take = (): void => {
    taken += 1;
    if (!looks.includes(taken)) return;
    heaps.push(readHeap());
    progress(`${taken.toLocaleString('en')} receipts`);
  };
  const server = await startPlainServer();
  try {
    await server.order({ kind: 'deliver', count, window: WINDOW });
    const began = performance.now();
    const close = await startTrigger(server.port, take);
    await waitUntil(
      `${count} receipts are acknowledged`,
      async () => (await server.order({ kind: 'report' })).taken === count,
      { limitMs: LIMIT_MS, explain: () => `${taken} started an execution` },
    );
    const seconds = (performance.now() - began) / 1000;
    await close();
    if (taken !== count) throw new Error(`${count} receipts started ${taken} executions`);
    // Compares with the minimum so far, so that garbage of earlier figures hides nothing.
    const growth = heaps.slice(1).map((heap, look) => heap - Math.min(...heaps.slice(0, look + 1)));
    return {
      measurements: [
        toMeasurement('growth', 'Heap growth over the minimum so far', 'MB', growth, {
          bound: 'atMost',
          value: MOST_GROWTH_MB,
        }),
        toMeasurement('rate', 'Receipts accepted', '/s', [count / seconds]),
      ],
      notes: [
        `Receipts of different messages with their TLVs, ${WINDOW} unacknowledged at a time, from a server in a separate process, through the published trigger: session, status record, filters, deduplication, the item, and the acknowledgement once n8n accepted it. A function that accepts every item immediately replaces n8n. The heap is measured after 50,000 receipts and after each fifth of the rest.`,
      ],
    };
  } finally {
    await server.stop();
  }
}

/** Publishes the trigger; returns the function that unpublishes it. */
async function startTrigger(port: number, take: () => void): Promise<() => Promise<void>> {
  const load = createRequire(path.join(repository, TRIGGER));
  const { SmscSmppTrigger } = load(path.join(repository, TRIGGER)) as {
    readonly SmscSmppTrigger: new () => INodeType;
  };
  const response = await new SmscSmppTrigger().trigger?.call(createFunctions(port, take));
  return async () => await response?.closeFunction?.();
}

/** The part of n8n that the trigger uses, with executions that end immediately. */
function createFunctions(port: number, take: () => void): ITriggerFunctions {
  const parameters: Readonly<Record<string, unknown>> = {
    events: ['deliveryStatus'],
    options: {},
  };
  const functions = {
    getMode: () => 'trigger',
    getNode: () => ({ name: 'SMSC SMPP Trigger' }),
    getNodeParameter: (name: string, byDefault: unknown) => parameters[name] ?? byDefault,
    getCredentials: async () => ({
      region: 'other',
      host: '127.0.0.1',
      port,
      tls: false,
      login: 'bench',
      password: 'bench',
    }),
    helpers: { createDeferredPromise },
    emit(
      _data: INodeExecutionData[][],
      _response: unknown,
      done: ReturnType<typeof createDeferredPromise>,
    ) {
      take();
      done.resolve();
    },
    emitError(error: Error) {
      throw error;
    },
  };
  return functions as unknown as ITriggerFunctions;
}

function createDeferredPromise() {
  let resolve: (value?: unknown) => void = () => undefined;
  let reject: (reason: Error) => void = () => undefined;
  const promise = new Promise((resolveIt, rejectIt) => {
    resolve = resolveIt;
    reject = rejectIt;
  });
  return { promise, resolve, reject };
}
