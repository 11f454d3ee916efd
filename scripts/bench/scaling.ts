/** Measures whether the cost per item grows with the number of items. */
import { performance } from 'node:perf_hooks';
import type * as Protocol from '../../protocol';
import type { Transport } from '../../protocol/http-transport';
import { loadAsPublished } from './as-published';
import type { BenchContext, Figure, Findings } from './figure';
import { createItems } from './items';
import { growthExponent, median, toMeasurement } from './statistics';

const COUNTS = [100, 1000, 10_000, 100_000] as const;
/** Small runs are repeated up to this number of items, otherwise their time would be noise. */
const ITEMS_PER_SAMPLE = 20_000;
/** 0.1 lets an item of 100,000 cost twice as much as one of 100. */
const MOST_GROWTH = 0.1;

export const scaling: Figure = {
  name: 'scaling',
  title: 'Cost per item, from 100 to 100,000 items',
  measure,
};

async function measure({ quick, rounds, progress }: BenchContext): Promise<Findings> {
  const counts = quick ? COUNTS.slice(0, 3) : COUNTS;
  const { createClient } = await loadAsPublished<typeof Protocol>('index');
  const timePerItem = (count: number) => timeRuns(count, createClient);
  await timePerItem(10_000);
  const perItem = new Map<number, number[]>(counts.map((count) => [count, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const count of counts) perItem.get(count)!.push(await timePerItem(count));
    progress(`round ${round + 1} of ${rounds}`);
  }
  const growth = Array.from({ length: rounds }, (_, round) =>
    growthExponent(counts.map((count) => [count, perItem.get(count)![round]!] as const)),
  );
  return {
    measurements: [
      toMeasurement(
        'growth',
        'Growth of the cost per item (0 is flat, 1 in proportion)',
        'count',
        growth,
        {
          bound: 'atMost',
          value: MOST_GROWTH,
        },
      ),
      ...counts.map((count) =>
        toMeasurement(
          `items-${count}`,
          `Per item of ${count.toLocaleString('en')}`,
          'µs',
          perItem.get(count)!,
        ),
      ),
    ],
    notes: [
      'Personal texts through the client of `message: send`, including planning, encoding and decoding, over a transport in the same process that accepts everything immediately.',
    ],
  };
}

/** Microseconds. */
async function timeRuns(
  count: number,
  createClient: typeof Protocol.createClient,
): Promise<number> {
  const items = createItems(count);
  const runs = Math.max(1, Math.round(ITEMS_PER_SAMPLE / count));
  const samples: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const client = createClient({ transport: acceptAll, clock: Date.now, sleep: async () => {} });
    const identity = { scope: 'bench', run: String(run), prefix: 'n8n-' };
    const began = performance.now();
    const sent = await client.sendAll(items, { identity, stopOnFailure: true });
    samples.push(((performance.now() - began) * 1000) / count);
    const accepted = sent.ok ? sent.value.flat().filter((one) => one.accepted === true) : [];
    if (accepted.length !== count) throw new Error(`${accepted.length} of ${count} were accepted`);
  }
  return median(samples);
}

/** Responds like send.php: every number of `phones` or of the lines of `list` is accepted. */
const acceptAll: Transport = async ({ body }) => {
  const fields = new URLSearchParams(body);
  const list = fields.get('list');
  const phones =
    list === null
      ? (fields.get('phones') ?? '').split(/[,;]/)
      : list.split('\n').flatMap((line) => line.slice(0, line.indexOf(':')).split(','));
  const answer = {
    id: fields.get('id'),
    cnt: phones.length,
    cost: '1',
    balance: '1',
    phones: phones.map((phone) => ({ phone, mccmnc: '40102', cost: '1', status: '', error: '' })),
  };
  return { ok: true, httpStatus: 200, body: Buffer.from(JSON.stringify(answer)) };
};
