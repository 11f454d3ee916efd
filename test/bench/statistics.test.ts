import { findMissed, isMet, type Measurement } from '../../scripts/bench/figure';
import { interleave } from '../../scripts/bench/interleave';
import { parseResidentMegabytes } from '../../scripts/bench/resident-memory';
import { growthExponent, median, ratios, toMeasurement } from '../../scripts/bench/statistics';

describe('median', () => {
  it.each([
    [[3], 3],
    [[5, 1, 3], 3],
    [[4, 1, 3, 2], 2.5],
    [[10, 9, 100], 10],
  ])('of %j is %d', (values, expected) => {
    expect(median(values)).toBe(expected);
  });

  it('keeps the order of the values and rejects an empty list', () => {
    const values = [3, 1, 2];
    median(values);
    expect(values).toEqual([3, 1, 2]);
    expect(() => median([])).toThrow(RangeError);
  });
});

describe('ratios', () => {
  it('are computed round by round', () => {
    expect(ratios([2, 9], [1, 3])).toEqual([2, 3]);
  });
});

describe('growthExponent', () => {
  it.each([
    ['what stays the same', (): number => 7, 0],
    ['what grows in proportion', (x: number) => 3 * x, 1],
    ['what grows with the square', (x: number) => x * x, 2],
  ])('is correct for %s', (_, of, expected) => {
    const points = [100, 1000, 10_000].map((x) => [x, of(x)] as const);
    expect(growthExponent(points)).toBeCloseTo(expected);
  });
});

describe('goals', () => {
  const measurement = (value: number, bound: 'atLeast' | 'atMost'): Measurement =>
    toMeasurement('name', 'Label', '×', [value], { bound, value: 2 });

  it('are met at exactly the limit', () => {
    expect(isMet({ bound: 'atLeast', value: 2 }, 2)).toBe(true);
    expect(isMet({ bound: 'atMost', value: 2 }, 2)).toBe(true);
  });

  it('are missed beyond the limit; without a goal nothing is missed', () => {
    const missed = [measurement(1.9, 'atLeast'), measurement(2.1, 'atMost')];
    const others = [measurement(2.1, 'atLeast'), toMeasurement('name', 'Label', 's', [99])];
    expect(findMissed([...missed, ...others])).toEqual(missed);
  });
});

describe('interleave', () => {
  it('measures every peer once per round and alternates the direction', async () => {
    const order: string[] = [];
    const peer = (name: string) => () => order.push(name);
    const told: unknown[] = [];
    const samples = await interleave({ a: peer('a'), b: peer('b') }, 2, (...what) =>
      told.push(what),
    );
    expect(order).toEqual(['a', 'b', 'b', 'a']);
    expect(samples).toEqual({ a: [1, 4], b: [2, 3] });
    expect(told[0]).toEqual(['a', 0, 1]);
  });
});

describe('parseResidentMegabytes', () => {
  it('finds the resident memory in the status file of the kernel', () => {
    expect(parseResidentMegabytes('VmHWM:\t  9 kB\nVmRSS:\t  2048 kB\nThreads: 1\n')).toBe(2);
  });

  it('rejects a text without the resident memory', () => {
    expect(() => parseResidentMegabytes('Name: node\n')).toThrow('memory');
  });
});
