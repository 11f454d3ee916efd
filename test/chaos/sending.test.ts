import { startEmulator, type EmulatorHandle } from '../../emulator/start';
import { findBroken } from '../../scripts/chaos/invariant';
import { planChaos, type ChaosPlan } from '../../scripts/chaos/plan';
import { createRandom } from '../../emulator/random';
import { runChaos } from '../../scripts/chaos/run-plan';
import { createVirtualTime } from '../../scripts/chaos/virtual-time';
import type { AcceptedMessage } from '../../emulator/start';

/** The first of those that `npm run chaos` runs by the thousand. */
const SEQUENCES = 200;
const PER_TEST = 50;

describe('sending through random trouble', () => {
  const time = createVirtualTime(Date.UTC(2026, 10, 2, 9));
  let emulator: EmulatorHandle;

  beforeAll(async () => {
    emulator = await startEmulator({ now: time.now });
  });
  afterAll(() => emulator.stop());

  const firsts = Array.from({ length: SEQUENCES / PER_TEST }, (_, part) => 1 + part * PER_TEST);
  it.each(firsts)('sends nothing twice and loses nothing, seeds %d and on', async (first) => {
    const broken: Record<number, readonly string[]> = {};
    for (let seed = first; seed < first + PER_TEST; seed += 1) {
      const result = await runChaos(seed, emulator, time);
      if (result.broken.length > 0) broken[seed] = result.broken;
    }
    expect(broken).toEqual({});
  });
});

describe('the judge of the sequences', () => {
  const plan: ChaosPlan = {
    ...planChaos(createRandom(1)),
    items: [{ recipients: ['77011000010'], channel: 'sms', text: 'One', cost: 3 }],
    duplicates: 'merge',
  };
  const message = (id: string, text = 'One') =>
    ({ id, phone: '77011000010', text }) as AcceptedMessage;
  const told = (accepted: boolean | null, id: string | null) => {
    const outcome = { asked: '+77011000010', accepted, id, duplicateOf: null };
    return { last: { ok: true, value: [[outcome]] } as never, wasKilled: false };
  };

  it('is content with what was sent once and told, or may have been sent', () => {
    expect(findBroken(plan, [message('a')], told(true, 'a'))).toEqual([]);
    expect(findBroken(plan, [message('a')], told(null, 'a'))).toEqual([]);
    expect(findBroken(plan, [], told(null, 'a'))).toEqual([]);
    expect(findBroken(plan, [], told(false, null))).toEqual([]);
    expect(findBroken(plan, [message('a')], { last: null, wasKilled: true })).toEqual([]);
  });

  it.each([
    ['what was sent twice', [message('a'), message('b')], told(true, 'a'), 'sent more than 1'],
    ['a claim without a message', [], told(true, 'a'), 'claimed but lost'],
    ['a message that was denied', [message('a')], told(false, null), 'accepted but not told'],
    ['a message under another ID', [message('b')], told(null, 'a'), 'in no output'],
    ['another text', [message('a', 'Two')], told(null, 'a'), 'nobody wanted'],
  ])('complains of %s', (_title, messages, outcome, complaint) => {
    expect(findBroken(plan, messages, outcome).join('\n')).toContain(complaint);
  });
});
