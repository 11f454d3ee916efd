/** Measures whether the trigger's memory is bounded, however many callbacks arrive. */
import { createHash } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createDeduplicator, REMEMBERED_EVENTS } from '../../operations/events/deduplicate';
import type * as Protocol from '../../protocol';
import { loadAsPublished } from './as-published';
import type { BenchContext, Figure, Findings } from './figure';
import { toMeasurement } from './statistics';

const CALLBACKS = 1_000_000;
/** By then the memory has been full several times. */
const FIRST_LOOK = 5 * REMEMBERED_EVENTS;
const LOOKS = 5;
/** The garbage collector is not exact to the byte. */
const MOST_GROWTH_MB = 2;
const SECRET = 'bench-secret';
const SIGNATURE = { algorithm: 'sha1', secrets: [SECRET] } as const;

export const callbackMemory: Figure = {
  name: 'callback-memory',
  title: 'Memory of the trigger over 1,000,000 callbacks',
  measure,
};

async function measure({ quick, progress }: BenchContext): Promise<Findings> {
  const protocol = await loadAsPublished<typeof Protocol>('index');
  const collect = exposeCollector();
  const memory = createDeduplicator();
  const count = quick ? 2 * FIRST_LOOK : CALLBACKS;
  const receive = (index: number): boolean => {
    const fields = { id: `n8n-${index}`, phone: '77011234567', status: '1' };
    const hash = createHash('sha1')
      .update(`${fields.id}:${fields.phone}:1:${SECRET}`)
      .digest('hex');
    const body = Buffer.from(
      `id=${fields.id}&phone=${fields.phone}&status=1&err=0&ts=1700000000&sha1=${hash}`,
    );
    const contentType = 'application/x-www-form-urlencoded';
    const outcome = protocol.receiveCallback({ body, contentType }, SIGNATURE);
    if (outcome.kind !== 'event') throw new Error(outcome.reason);
    return memory.isRepeated('trigger', outcome.event);
  };
  const heapAfter = (from: number, to: number): number => {
    for (let index = from; index < to; index += 1) {
      if (receive(index)) throw new Error(`Callback ${index} was treated as a duplicate`);
    }
    collect();
    return process.memoryUsage().heapUsed / 1024 ** 2;
  };
  const first = heapAfter(0, FIRST_LOOK);
  const growth: number[] = [];
  for (let look = 1; look <= LOOKS; look += 1) {
    const [from, to] = [look - 1, look].map(
      (part) => FIRST_LOOK + Math.round(((count - FIRST_LOOK) * part) / LOOKS),
    ) as [number, number];
    growth.push(heapAfter(from, to) - first);
    progress(`${to.toLocaleString('en')} callbacks`);
  }
  return {
    measurements: [
      toMeasurement('growth', 'Heap growth after the first 50,000', 'MB', growth, {
        bound: 'atMost',
        value: MOST_GROWTH_MB,
      }),
    ],
    notes: [
      'Signed statuses of different messages through signature check, parser and `deduplicate`, without n8n. A sample after each fifth of the callbacks.',
    ],
  };
}

function exposeCollector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}
