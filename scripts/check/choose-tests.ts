import { groupBy } from '../../protocol/group-by';
import type { Imports } from './imports';

export interface ChosenTests {
  /** The tests to run, those nearest to a changed file first. */
  readonly chosen: readonly string[];
  /** How many more tests reach a changed file. */
  readonly left: number;
}

/** What a test file takes if no run has measured it. */
const UNKNOWN_SECONDS = 3;

/**
 * Tests that import a changed file, directly or through other files. A table of the protocol is behind
 * nearly every test, so tests are taken in the order of their distance while they fit into the time. A
 * test that was changed itself always runs.
 *
 * @param seconds what each test file took in the last full run, where that is known
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

/** The files and all that import them, nearest first. */
function findImporters(
  imports: Imports,
  files: readonly string[],
): { readonly file: string; readonly distance: number }[] {
  const pairs = [...imports].flatMap(([file, targets]) =>
    targets.map((target) => ({ file, target })),
  );
  const importers = groupBy(pairs, ({ target }) => target);
  const distances = new Map(files.map((file) => [file, 0]));
  // A Map goes on to what is added while it is read: breadth first.
  for (const [file, distance] of distances) {
    for (const { file: importer } of importers.get(file) ?? []) {
      if (!distances.has(importer)) distances.set(importer, distance + 1);
    }
  }
  return [...distances].map(([file, distance]) => ({ file, distance }));
}
