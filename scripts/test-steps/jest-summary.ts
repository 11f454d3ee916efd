import { readFileSync } from 'node:fs';
import { relative } from 'node:path';

interface JestJson {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numFailedTestSuites: number;
  readonly numRuntimeErrorTestSuites: number;
  readonly testResults: readonly {
    readonly name: string;
    /** Milliseconds since 1970; 0 for a file that could not be loaded. */
    readonly startTime: number;
    readonly endTime: number;
    readonly assertionResults: readonly unknown[];
  }[];
}

export interface JestSummary {
  readonly passed: number;
  readonly failed: number;
  /** Number of tests and files per folder of `test/`, as text. */
  readonly table: string;
  /** In order of execution. */
  readonly files: readonly { readonly name: string; readonly seconds: number }[];
}

/** Reads Jest's output of `--json --outputFile`; `undefined` if Jest did not write it. */
export function readJestSummary(file: string): JestSummary | undefined {
  let json: JestJson;
  try {
    json = JSON.parse(readFileSync(file, 'utf8')) as JestJson;
  } catch {
    return undefined;
  }
  const kinds = new Map<string, { tests: number; files: number }>();
  for (const { name, assertionResults } of json.testResults) {
    const kind = relative('test', name).split(/[\\/]/)[0] ?? '';
    const { tests, files } = kinds.get(kind) ?? { tests: 0, files: 0 };
    kinds.set(kind, { tests: tests + assertionResults.length, files: files + 1 });
  }
  const rows = [...kinds].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    passed: json.numPassedTests,
    // A file that cannot be loaded has no tests to count, but counts as a failure.
    failed: json.numFailedTests + json.numRuntimeErrorTestSuites,
    table: rows
      .map(([kind, { tests, files }]) => `${kind.padEnd(12)}${tests} tests in ${files} files`)
      .join('\n'),
    files: [...json.testResults]
      .sort((one, other) => one.startTime - other.startTime)
      .map(({ name, startTime, endTime }) => ({
        name: relative('', name),
        seconds: (endTime - startTime) / 1000,
      })),
  };
}
