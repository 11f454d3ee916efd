import { sumCosts } from '../../protocol';

describe('sumCosts', () => {
  it.each([
    ['nothing', [], 0],
    ['fractions without an exact binary form', [0.1, 0.2], 0.3],
    ['four decimals', [1.2345, 0.0001, 2.0004], 3.235],
    ['an absent cost', [18.5, null, 18.5], 37],
  ])('adds %s', (_title, costs, sum) => {
    expect(sumCosts(costs)).toBe(sum);
  });
});
