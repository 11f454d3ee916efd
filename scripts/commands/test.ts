/**
 * `npm test` runs every check, quick ones first, and stops at the first group with a failure.
 * Arguments after `--` go to Jest, e.g. `npm test -- --coverage`. If everything passes, the last
 * line is `N passed, N failed`, counted in Jest tests.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeTestTimes } from '../check/test-times';
import { readJestSummary } from '../test-steps/jest-summary';
import { formatSeconds } from '../test-steps/run-node';
import { runSteps, type Lane } from '../test-steps/steps';

const folder = mkdtempSync(join(tmpdir(), 'smsc-test-'));
const summaryFile = join(folder, 'jest.json');

/**
 * Two lanes for the two cores of a small machine. Tests often wait for other processes, so the other
 * checks add little time beside them. `test/gates/docs.test.ts` checks the generated documents.
 */
const STEPS: readonly (readonly Lane[])[] = [
  [
    [
      { title: 'Build', program: ['node_modules/gulp/bin/gulp.js', '-LL', 'package'] },
      {
        title: 'Types of the published code',
        program: ['node_modules/typescript/bin/tsc', '--project', 'tsconfig.published.json'],
      },
      {
        title: 'No unused files, exports or dependencies',
        program: ['node_modules/knip/bin/knip.js', '--no-progress'],
      },
    ],
    [
      {
        title: 'Types of all code',
        program: ['node_modules/typescript/bin/tsc', '--project', 'tsconfig.json'],
      },
    ],
  ],
  [
    [
      { title: 'Lint', program: ['node_modules/eslint/bin/eslint.js', '.', '--max-warnings=0'] },
      { title: 'Format', program: ['node_modules/prettier/bin/prettier.cjs', '--check', '.'] },
      {
        title: 'Traced paths are up to date',
        program: ['--import', 'tsx', 'scripts/commands/trace.ts', '--check'],
      },
      { title: "n8n's scan of the sources and the tarball", program: ['scripts/scan.mjs'] },
    ],
    [
      {
        title: 'Unit, contract and engine tests',
        program: [
          'node_modules/jest/bin/jest.js',
          '--config=test/jest.config.js',
          '--json',
          `--outputFile=${summaryFile}`,
          ...process.argv.slice(2),
        ],
        shown: true,
      },
    ],
  ],
];

async function main(): Promise<void> {
  const started = Date.now();
  try {
    const passed = await runSteps(STEPS);
    const summary = readJestSummary(summaryFile);
    if (summary) {
      console.log(`\n${summary.table}`);
      writeTestTimes(summary.files);
    }
    console.log(
      `\n${passed ? 'All checks passed' : 'Stopped at the failed check'} after ${formatSeconds(Date.now() - started)}`,
    );
    // A run that failed outside the tests must not end with "0 failed".
    if (summary && (passed || summary.failed > 0)) {
      console.log(`${summary.passed} passed, ${summary.failed} failed`);
    }
    process.exitCode = passed ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

void main();
