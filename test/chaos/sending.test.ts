import { startEmulator, type EmulatorHandle } from '../../emulator/start';
import { findBroken } from '../../scripts/chaos/invariant';
import { planChaos, type ChaosPlan } from '../../scripts/chaos/plan';
import { createRandom } from '../../emulator/random';
import { runChaos } from '../../scripts/chaos/run-plan';
import { FakeTime } from '../../testkit/fake-time';
import type { AcceptedMessage } from '../../emulator/start';
import { toOrder } from '../support/to-order';

/** The first of those that `npm run chaos` runs by the thousand. */
const SEQUENCES = 200;
const PER_TEST = 50;

describe('random faults on the way of sends', () => {
  const time = new FakeTime(Date.UTC(2026, 10, 2, 9));
  let emulator: EmulatorHandle;

  beforeAll(async () => {
    emulator = await startEmulator({ now: time.clock });
  });
  afterAll(() => emulator.stop());

  const firsts = Array.from({ length: SEQUENCES / PER_TEST }, (_, part) => 1 + part * PER_TEST);
  it.each(firsts)('send no message twice and lose no message, seeds %d and on', async (first) => {
    const broken: Record<number, readonly string[]> = {};
    for (let seed = first; seed < first + PER_TEST; seed += 1) {
      const result = await runChaos(seed, emulator, time);
      if (result.broken.length > 0) broken[seed] = result.broken;
    }
    expect(broken).toEqual({});
  });
});

describe('the checker of the random sequences', () => {
  const plan: ChaosPlan = {
    ...planChaos(createRandom(1)),
    items: [toOrder({ recipients: ['77011000010'], channel: 'sms', text: 'One', cost: 3 })],
    duplicates: 'merge',
  };
  const message = (id: string, text = 'One') =>
    ({ id, phone: '77011000010', text }) as AcceptedMessage;
  const told = (accepted: boolean | null, id: string | null) => {
    const outcome = { asked: '+77011000010', accepted, id, duplicateOf: null };
    return { last: { ok: true, value: [[outcome]] } as never, wasKilled: false };
  };

  it('accepts a message that was sent once and reported, or whose outcome is unknown', () => {
    expect(findBroken(plan, [message('a')], told(true, 'a'))).toEqual([]);
    expect(findBroken(plan, [message('a')], told(null, 'a'))).toEqual([]);
    expect(findBroken(plan, [], told(null, 'a'))).toEqual([]);
    expect(findBroken(plan, [], told(false, null))).toEqual([]);
    expect(findBroken(plan, [message('a')], { last: null, wasKilled: true })).toEqual([]);
  });

  it.each([
    ['a doubled message', [message('a'), message('b')], told(true, 'a'), 'sent more than 1'],
    ['a claim without a message', [], told(true, 'a'), 'claimed but lost'],
    ['a message that was denied', [message('a')], told(false, null), 'accepted but not reported'],
    ['a message under another ID', [message('b')], told(null, 'a'), 'missing in the output'],
    ['another text', [message('a', 'Two')], told(null, 'a'), 'an unknown text'],
  ])('reports %s', (_title, messages, outcome, complaint) => {
    expect(findBroken(plan, messages, outcome).join('\n')).toContain(complaint);
  });
});
