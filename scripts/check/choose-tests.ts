import { groupBy } from '../../protocol/group-by';
import type { Imports } from './imports';

export interface ChosenTests {
  /** The tests to run, nearest to a changed file first. */
  readonly chosen: readonly string[];
  /** Number of further tests that depend on a changed file. */
  readonly left: number;
}

/** Assumed duration of a test file that was never measured. */
const UNKNOWN_SECONDS = 3;

/**
 * Selects the tests that import a changed file, directly or indirectly. Nearly every test depends
 * on a table of the protocol, so tests are added by distance until the time budget is used up. A
 * changed test always runs.
 *
 * @param seconds duration of each test file in the last full run, if known
 */
export function chooseTests(
  imports: Imports,
  changed: readonly string[],
  {
    isTest,
    budget,
    seconds,
  }: {
    readonly isTest: (file: string) => boolean;
    readonly budget: number;
    readonly seconds: Readonly<Record<string, number>>;
  },
): ChosenTests {
  const found = findImporters(imports, changed).filter(({ file }) => isTest(file));
  const chosen: string[] = [];
  let left = budget;
  for (const { file, distance } of found) {
    const needed = seconds[file] ?? UNKNOWN_SECONDS;
    if (distance > 0 && needed > left) continue;
    chosen.push(file);
    left -= needed;
  }
  return { chosen, left: found.length - chosen.length };
}

/** The files and all their importers, nearest first. */
function findImporters(
  imports: Imports,
  files: readonly string[],
): { readonly file: string; readonly distance: number }[] {
  const pairs = [...imports].flatMap(([file, targets]) =>
    targets.map((target) => ({ file, target })),
  );
  const importers = groupBy(pairs, ({ target }) => target);
  const distances = new Map(files.map((file) => [file, 0]));
  // A Map also iterates over entries added during iteration: breadth first.
  for (const [file, distance] of distances) {
    for (const { file: importer } of importers.get(file) ?? []) {
      if (!distances.has(importer)) distances.set(importer, distance + 1);
    }
  }
  return [...distances].map(([file, distance]) => ({ file, distance }));
}
