/** A claim of the demo, and whether it is true. */
export interface Finding {
  readonly fact: string;
  readonly holds: boolean;
  /** What was found instead, if the claim is false. */
  readonly found?: string;
}

export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

export interface Step {
  readonly title: string;
  readonly workflow: string;
  readonly findings: readonly Finding[];
  readonly table: Table;
}

/** Compares by content, so that the demo prints the differences. */
export function expectEqual(fact: string, found: unknown, expected: unknown): Finding {
  return expectNone(fact, findDifferences(found, expected));
}

function findDifferences(found: unknown, expected: unknown): string[] {
  if (isRecord(found) && isRecord(expected)) {
    return [...new Set([...Object.keys(found), ...Object.keys(expected)])].flatMap((name) =>
      findDifferences(found[name], expected[name]).map((difference) => `${name}: ${difference}`),
    );
  }
  const [foundText, expectedText] = [found, expected].map((value) => JSON.stringify(value));
  return foundText === expectedText
    ? []
    : [`${foundText ?? 'nothing'} instead of ${expectedText ?? 'nothing'}`];
}

export function expectNone(fact: string, exceptions: readonly string[]): Finding {
  return exceptions.length === 0
    ? { fact, holds: true }
    : { fact, holds: false, found: exceptions.slice(0, 5).join('; ') };
}

/** Counts each name, the most frequent first. */
export function count(names: Iterable<string>): Record<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([, a], [, b]) => b - a));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
