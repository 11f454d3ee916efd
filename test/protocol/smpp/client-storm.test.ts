import fc from 'fast-check';
import { bound, message } from './client-support';
import { FakeServer, obliging } from './fake-server';
import { pdu } from './support';
import type { SubmitOutcome } from '../../../protocol/smpp/client-interface';

/** A small pseudo-random generator, so that a run can be repeated. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/**
 * A gateway that accepts some messages, responds to some of them and closes the connection at
 * random. Returns how often it accepted each text.
 */
async function runStorm(seed: number, reconnects: number, window: number) {
  const random = createRandom(seed);
  const server = new FakeServer();
  const accepted = new Map<string, number>();
  const usual = obliging();
  server.answer = (request, peer) => {
    if (request.command !== 'submit_sm') return usual(request, peer);
    const luck = random();
    if (server.peers.length <= reconnects && luck < 0.1) return peer.close('brokeOff');
    if (luck < 0.2) {
      return peer.send(pdu('submit_sm_resp', { sequence: request.sequence, status: 0x58 }));
    }
    const text = String(request.shortMessage);
    accepted.set(text, (accepted.get(text) ?? 0) + 1);
    if (server.peers.length <= reconnects && luck < 0.25) return peer.close('closedByPeer');
    usual(request, peer);
    if (server.peers.length <= reconnects && luck < 0.35) peer.close('brokeOff');
  };
  const made = await bound(server, { window, queueTimeoutMs: 3_600_000, hasBackup: false });
  const outcomes = new Map<string, SubmitOutcome>();
  let count = 0;
  function* messages() {
    while (server.peers.length <= reconnects || count < 50) {
      count += 1;
      yield message({ text: `Message ${count}` });
    }
  }
  const all = made.submitAll(messages(), (outcome, index) =>
    outcomes.set(`Message ${index + 1}`, outcome),
  );
  for (let round = 0; outcomes.size < count || count === 0; round += 1) {
    if (round > 20_000) throw new Error('the storm does not end');
    await server.time.advance(10_000);
  }
  await all;
  return { server, accepted, outcomes, count };
}

function check({ accepted, outcomes, count }: Awaited<ReturnType<typeof runStorm>>): void {
  expect(outcomes.size).toBe(count);
  // Sent once or not at all, and never reported wrongly.
  const wrong = [...outcomes]
    .map(([text, { kind }]) => ({ text, kind, times: accepted.get(text) ?? 0 }))
    .filter(({ kind, times }) =>
      kind === 'accepted' ? times !== 1 : kind !== 'unknown' || times > 1,
    );
  expect(wrong).toEqual([]);
}

describe('SmppClient with many reconnects', () => {
  it('loses and duplicates no message over 1,000 reconnects', async () => {
    const storm = await runStorm(7, 1000, 10);
    expect(storm.server.peers.length).toBeGreaterThan(1000);
    check(storm);
    expect(storm.server.time.planned).toBeLessThan(10);
  });

  it('loses and duplicates no message with any window and any random delays', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(1_000_000), fc.integer({ min: 1, max: 50 }), async (seed, window) => {
        check(await runStorm(seed, 20, window));
      }),
      { numRuns: 30 },
    );
  });
});
