import type { Row } from '../../operations/host';
import { runItems, withoutOptions } from '../../operations/items/item-run';
import { invalidInput, success } from '../../protocol';
import { createTinyHost } from './support/tiny-host';

const PROBLEM = invalidInput('to', 'No session', 'Check the login');
const DRY_ROWS: Row[] = [{ dryRun: true }];

/** Runs two items, of which the first one is a dry run, and a stage with a problem of all items. */
async function run(stopOnFailure: boolean) {
  const { host } = createTinyHost({ parameters: {}, rows: [{}, {}] });
  const items = { host, itemCount: 2, stopOnFailure };
  return await runItems<typeof items, number, Row>(items, {
    readItem: (index) => success(index),
    readOptions: withoutOptions,
    stages: [
      (_run, [first]) => {
        if (first !== undefined) first.dryRun = DRY_ROWS;
      },
      () => PROBLEM,
    ],
    toRow: (row) => row,
  });
}

it.each([true, false])(
  'a problem of all items does not replace the rows of a dry run (stopOnFailure %s)',
  async (stopOnFailure) => {
    const beside = { failed: { rows: [{}], kept: {} }, language: 'en' };
    expect(await run(stopOnFailure)).toEqual([
      { ok: true, value: DRY_ROWS },
      { ok: false, problem: PROBLEM, ...(!stopOnFailure && beside) },
    ]);
  },
);
