import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RESOURCES } from '../../operations/resources';
import { EFFECTS, type Effect } from '../engine/effects';
import { findUnproven } from '../engine/support/effect-trace';

const ENGINE = join(__dirname, '../engine');
const OPERATIONS = RESOURCES.flatMap((resource) =>
  resource.operations.map(({ value }) => `${resource.value}.${value}`),
);

function findOperationsWithout(effects: readonly Effect[]): string[] {
  return OPERATIONS.filter((name) => !effects.some(({ operation }) => operation === name));
}

/** Effects whose test or operation does not exist. */
function findStale(effects: readonly Effect[]): string[] {
  return effects.filter((effect) => !isThere(effect)).map(({ operation }) => operation);
}

function isThere({ operation, other, file, test }: Effect): boolean {
  if (!OPERATIONS.includes(operation) || operation === other) return false;
  if (!other.startsWith('control.') && !OPERATIONS.includes(other)) return false;
  const path = join(ENGINE, `${file}.test.ts`);
  return existsSync(path) && readFileSync(path, 'utf8').includes(`it('${test}'`);
}

const EFFECT: Effect = {
  operation: 'message.getMany',
  file: 'data',
  test: 'returns status records, the latest first',
  other: 'message.send',
};

describe('the list of tests by effect', () => {
  it('contains every operation', () => {
    expect(findOperationsWithout(EFFECTS)).toEqual([]);
  });

  it('names existing tests and operations', () => {
    expect(findStale(EFFECTS)).toEqual([]);
  });

  it('fails the check when an operation is missing', () => {
    const others = EFFECTS.filter(({ operation }) => operation !== 'contact.block');
    expect(findOperationsWithout(others)).toEqual(['contact.block']);
  });

  it.each<Partial<Effect>>([
    { operation: 'message.forget' },
    { other: 'message.forget' },
    { other: EFFECT.operation },
    { file: 'nothing' },
    { test: 'gives nothing' },
  ])('is outdated with %j', (change) => {
    expect(findStale([EFFECT])).toEqual([]);
    expect(findStale([{ ...EFFECT, ...change }])).toHaveLength(1);
  });
});

describe('findUnproven', () => {
  const done = (...what: string[]) => new Map([[`data ${EFFECT.test}`, new Set(what)]]);

  it.each([
    ['both were done', 'data', done('message.getMany', 'message.send', 'message.getCost')],
    ['the test did not run', 'data', new Map()],
    ['it is the matter of another file', 'directory', done()],
  ])('returns nothing when %s', (_title, file, trace) => {
    expect(findUnproven([EFFECT], file, trace)).toEqual([]);
  });

  it.each([
    ['the operation did not run', done('message.send')],
    ['the change was not checked', done('message.getMany')],
  ])('returns an effect of which %s', (_title, trace) => {
    expect(findUnproven([EFFECT], 'data', trace)).toEqual([EFFECT]);
  });
});
