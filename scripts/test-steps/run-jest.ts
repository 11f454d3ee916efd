import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { repository } from '../../testkit/host/versions';
import { readJestSummary, type JestSummary } from './jest-summary';
import { runNode } from './run-node';

/**
 * Runs Jest with one of the configurations in `test/` and prints `N passed, M failed` as the last line.
 *
 * @param report called with the summary before the last line is printed
 * @returns the exit code; not 0 if Jest wrote no summary
 */
export async function runJest(
  config: string,
  parameters: readonly string[],
  report?: (summary: JestSummary) => void,
): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), 'smsc-jest-'));
  const summaryFile = path.join(folder, 'jest.json');
  try {
    const { code } = await runNode(
      [
        path.join(repository, 'node_modules/jest/bin/jest.js'),
        `--config=${path.join(repository, 'test', config)}`,
        '--json',
        `--outputFile=${summaryFile}`,
        ...parameters,
      ],
      { shown: true },
    );
    const summary = readJestSummary(summaryFile);
    if (summary === undefined) return code === 0 ? 1 : code;
    report?.(summary);
    // A run that failed outside the tests must not end with "0 failed".
    if (code === 0 || summary.failed > 0) {
      console.log(`${summary.passed} passed, ${summary.failed} failed`);
    }
    return code;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
