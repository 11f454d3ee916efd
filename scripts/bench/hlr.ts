/**
 * Measures how close an HLR lookup of many numbers comes to the minimum that gateway and limits
 * allow.
 */
import { LIFE_SECONDS } from '../../emulator/messages/life';
import type { BenchContext, Figure, Findings } from './figure';
import { createItems, toOrder } from './items';
import { ROUND_TRIP_MS, withLimitedGateway } from './limited-gateway';
import { toMeasurement } from './statistics';

const NUMBERS = 1000;
/** Defaults of the node, in milliseconds. */
const PLAN = { timeoutMs: 120_000, pollIntervalMs: 5000 };
/** Time until the emulated operators respond. */
const LOOKUP_MS = (LIFE_SECONDS.queue + LIFE_SECONDS.delivery) * 1000;

export const hlr: Figure = {
  name: 'hlr',
  title: 'HLR lookup of 1,000 numbers, limits enforced',
  measure,
};

async function measure({ rounds }: BenchContext): Promise<Findings> {
  const time: number[] = [];
  const rejected: number[] = [];
  const requests: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await withLimitedGateway(async (gateway) => {
      const began = gateway.time.clock();
      await gateway.time.run(lookUp(gateway));
      time.push((gateway.time.clock() - began) / (LOOKUP_MS + 2 * ROUND_TRIP_MS));
      rejected.push(gateway.countRejections());
      requests.push(gateway.countRequests());
    });
  }
  return {
    measurements: [
      toMeasurement('time', 'Compared with the minimum', '×', time, {
        bound: 'atMost',
        value: 1.3,
      }),
      toMeasurement('errors', 'Responses with error 9', 'count', rejected, {
        bound: 'atMost',
        value: 0,
      }),
      toMeasurement('requests', 'Requests', 'count', requests),
    ],
    notes: [
      `The client of \`hlr: lookup\` in the same environment: it requests the lookups, then their results every ${PLAN.pollIntervalMs / 1000} seconds until each number has one. The minimum is the first requests, the ${LOOKUP_MS / 1000} seconds of the emulated operators, and one request for all results.`,
    ],
  };
}

async function lookUp({ client }: Parameters<Parameters<typeof withLimitedGateway>[0]>[0]) {
  const items = createItems(NUMBERS).map(({ recipients, cost }) => {
    return toOrder({ recipients, cost, channel: 'hlr' });
  });
  const ordered = await client.sendAll(items, {
    identity: { scope: 'bench', run: 'hlr', prefix: 'n8n-' },
    stopOnFailure: true,
  });
  const outcomes = ordered.ok ? ordered.value.flat() : [];
  const keys = outcomes.map(({ id, phone }) => ({ id: id ?? '', phone }));
  const found = await client.awaitFinal(keys, { detail: 1, ...PLAN });
  const reached = found.filter(({ fields }) => Number(fields?.['status']) === 1);
  if (reached.length !== NUMBERS) throw new Error(`${reached.length} of ${NUMBERS} have a result`);
}
