/**
 * Measures how close requests for many statuses come to the minimum that the gateway's limits
 * allow.
 */
import { ENDPOINTS, type RateLimit } from '../../protocol/tables';
import type { MessageKey } from '../../protocol/wire/status-query';
import type { BenchContext, Figure, Findings } from './figure';
import { createItems } from './items';
import { ROUND_TRIP_MS, withLimitedGateway, type LimitedGateway } from './limited-gateway';
import { toMeasurement } from './statistics';

const MESSAGES = 1000;
const LIMITS: readonly RateLimit[] = ENDPOINTS.status.limits;
const MULTIPLE = LIMITS.find(({ per }) => per === 'multipleRequest') as RateLimit;
const WINDOW_MS = MULTIPLE.seconds * 1000;

export const statuses: Figure = {
  name: 'statuses',
  title: 'Status of 1,000 messages, limits enforced',
  measure,
};

async function measure({ rounds }: BenchContext): Promise<Findings> {
  const once: number[] = [];
  const again: number[] = [];
  const rejected: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await withLimitedGateway(async (gateway) => {
      const keys = await sendMessages(gateway);
      const first = await ask(gateway, keys);
      const second = await ask(gateway, keys);
      // One request holds them all; the next one of its kind must be a minute later.
      once.push(first / ROUND_TRIP_MS);
      again.push((first + second) / (ROUND_TRIP_MS + WINDOW_MS));
      rejected.push(gateway.countRejections());
    });
  }
  return {
    measurements: [
      toMeasurement('once', 'Requested once, compared with the minimum', '×', once, {
        bound: 'atMost',
        value: 1.3,
      }),
      toMeasurement('again', 'Requested twice in a row, compared with the minimum', '×', again, {
        bound: 'atMost',
        value: 1.3,
      }),
      toMeasurement('errors', 'Responses with error 9', 'count', rejected, {
        bound: 'atMost',
        value: 0,
      }),
    ],
    notes: [
      `The client of \`message: getStatus\` over real HTTP to the emulator with its limits, on a clock that both share and that skips waiting: these numbers contain no CPU time, only the plan. A round trip takes ${ROUND_TRIP_MS} ms. The minimum is one request for all, and for the second time the ${MULTIPLE.seconds} seconds that the gateway requires between two such requests.`,
    ],
  };
}

async function sendMessages({ client, time }: LimitedGateway): Promise<MessageKey[]> {
  const sending = client.sendAll(createItems(MESSAGES), {
    identity: { scope: 'bench', run: 'statuses', prefix: 'n8n-' },
    stopOnFailure: true,
  });
  const sent = await time.run(sending);
  const outcomes = sent.ok ? sent.value.flat() : [];
  return outcomes.map(({ id, phone }) => ({ id: id ?? '', phone }));
}

async function ask({ client, time }: LimitedGateway, keys: readonly MessageKey[]): Promise<number> {
  const began = time.clock();
  const statuses = await time.run(client.getStatus(keys, { detail: 1 }));
  const count = statuses.ok ? statuses.value.length : 0;
  if (count !== MESSAGES) throw new Error(`${count} of ${MESSAGES} statuses were read`);
  return time.clock() - began;
}
