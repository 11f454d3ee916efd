/**
 * `npm test`: every check in one go, quick ones first; stops at the first group that finds something.
 * What follows `--` goes to jest, as in `npm test -- --coverage`. After everything has passed, the
 * last line is `N passed, N failed`, counted in jest tests.
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
 * Two lanes for the two cores of a small machine. Tests wait for much, so lint and scan cost little
 * time beside them. `test/gates/docs.test.ts` is what checks the generated documents.
 */
const STEPS: readonly (readonly Lane[])[] = [
  [
    [{ title: 'Format', program: ['node_modules/prettier/bin/prettier.cjs', '--check', '.'] }],
    [
      { title: 'Build', program: ['node_modules/gulp/bin/gulp.js', '-LL', 'package'] },
      {
        title: 'No unused file, export or dependency',
        program: ['node_modules/knip/bin/knip.js', '--no-progress'],
      },
      {
        title: 'Types of everything',
        program: ['node_modules/typescript/bin/tsc', '--project', 'tsconfig.json'],
      },
      {
        title: 'Types of what is published',
        program: ['node_modules/typescript/bin/tsc', '--project', 'tsconfig.published.json'],
      },
    ],
  ],
  [
    [
      { title: 'Lint', program: ['node_modules/eslint/bin/eslint.js', '.', '--max-warnings=0'] },
      {
        title: 'Traced paths are up to date',
        program: ['--import', 'tsx', 'scripts/commands/trace.ts', '--check'],
      },
      { title: "n8n's scan of sources and tarball", program: ['scripts/scan.mjs'] },
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
      `\n${passed ? 'All checks passed' : 'Stopped at the check that failed'}, ${formatSeconds(Date.now() - started)}`,
    );
    // A run that failed elsewhere must not end with a line that says "0 failed".
    if (summary && (passed || summary.failed > 0)) {
      console.log(`${summary.passed} passed, ${summary.failed} failed`);
    }
    process.exitCode = passed ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

void main();
