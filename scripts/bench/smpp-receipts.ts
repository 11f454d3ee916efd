/** Whether memory stays the same however many receipts come over SMPP. */
import type { SmppEvent } from '../../protocol/transports';
import { createDeduplicator, REMEMBERED_EVENTS } from '../../nodes/SmscTrigger/deduplicate';
import { startPlainServer } from '../peers/plain-smpp';
import { createPorts } from '../peers/smpp-ports';
import { waitUntil } from '../peers/wait-until';
import { loadAsPublished } from './as-published';
import { createHeapReader } from './collected-heap';
import type { BenchContext, Figure, Findings } from './figure';
import { startOurs, type TransportsModule } from './smpp-senders';
import { toMeasurement } from './statistics';

const RECEIPTS = 1_000_000;
/** By then the memory is full several times over. */
const FIRST_LOOK = 5 * REMEMBERED_EVENTS;
const LOOKS = 5;
/** Receipts without an acknowledgement, which the client lets be 100 by default. */
const WINDOW = 50;
/** The heap is not swept to the byte. */
const MOST_GROWTH_MB = 2;
const LIMIT_MS = 180_000;

export const smppReceipts: Figure = {
  name: 'smpp-receipts',
  title: 'SMPP: memory over 1,000,000 receipts',
  measure,
};

async function measure({ quick, progress }: BenchContext): Promise<Findings> {
  const transports = await loadAsPublished<TransportsModule>('transports');
  const readHeap = createHeapReader();
  const count = quick ? 2 * FIRST_LOOK : RECEIPTS;
  const looks = Array.from(
    { length: LOOKS + 1 },
    (_, look) => FIRST_LOOK + Math.round(((count - FIRST_LOOK) * look) / LOOKS),
  );
  const heaps: number[] = [];
  const memory = createDeduplicator();
  let taken = 0;
  const take = (event: SmppEvent): boolean => {
    if (event.type !== 'deliveryStatus' || !event.record.isDelivered) {
      throw new Error('This is not the receipt that was sent');
    }
    if (memory.isRepeated('trigger', event)) throw new Error('Taken for a repetition');
    taken += 1;
    if (looks.includes(taken)) {
      heaps.push(readHeap());
      progress(`${taken.toLocaleString('en')} receipts`);
    }
    return true;
  };
  const server = await startPlainServer();
  try {
    await server.order({ kind: 'deliver', count, window: WINDOW });
    const began = performance.now();
    const client = await startOurs(transports, createPorts(server.port), {}, (event) =>
      Promise.resolve(take(event)),
    );
    await waitUntil(
      'all receipts are acknowledged',
      async () => {
        const report = await server.order({ kind: 'report' });
        return taken === count && report.taken === count;
      },
      { limitMs: LIMIT_MS },
    );
    const seconds = (performance.now() - began) / 1000;
    await client.stop();
    const [first = 0, ...later] = heaps;
    return {
      measurements: [
        toMeasurement(
          'growth',
          'Heap beyond that after 50,000',
          'MB',
          later.map((heap) => heap - first),
          { bound: 'atMost', value: MOST_GROWTH_MB },
        ),
        toMeasurement('rate', 'Receipts taken', '/s', [count / seconds]),
      ],
      notes: [
        `Receipts of different messages with their TLVs, ${WINDOW} without an acknowledgement at a time, from a server in a process of its own: through framing, decoding, the status record, the trigger's memory of what it has seen and back as acknowledgements, without n8n around them. A sample after each fifth of the receipts.`,
      ],
    };
  } finally {
    await server.stop();
  }
}
