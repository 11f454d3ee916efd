import { chooseTests } from '../../scripts/check/choose-tests';

const IMPORTS = new Map([
  ['near.test.ts', ['a.ts']],
  ['far.test.ts', ['b.ts']],
  ['b.ts', ['a.ts']],
  ['a.ts', ['node:fs']],
  ['other.test.ts', ['other.ts']],
]);

function choose(changed: string[], budget: number, seconds = {}) {
  const isTest = (file: string) => file.endsWith('.test.ts');
  return chooseTests(IMPORTS, changed, { isTest, budget, seconds });
}

describe('chooseTests', () => {
  it('selects the tests that import a changed file, nearest first', () => {
    expect(choose(['a.ts'], 10)).toEqual({ chosen: ['near.test.ts', 'far.test.ts'], left: 0 });
  });

  it('leaves out the tests that do not fit into the time and counts them', () => {
    expect(choose(['a.ts'], 3)).toEqual({ chosen: ['near.test.ts'], left: 1 });
  });

  it('selects a fast test further away when a slow one does not fit', () => {
    expect(choose(['a.ts'], 3, { 'near.test.ts': 60, 'far.test.ts': 1 })).toEqual({
      chosen: ['far.test.ts'],
      left: 1,
    });
  });

  it('runs a changed test however long it takes', () => {
    expect(choose(['near.test.ts'], 3, { 'near.test.ts': 60 })).toEqual({
      chosen: ['near.test.ts'],
      left: 0,
    });
  });

  it('terminates when files import each other', () => {
    const circle = new Map([
      ['a.ts', ['b.ts']],
      ['b.ts', ['a.ts']],
    ]);
    const none = { isTest: () => false, budget: 1, seconds: {} };
    expect(chooseTests(circle, ['a.ts'], none)).toEqual({ chosen: [], left: 0 });
  });
});
