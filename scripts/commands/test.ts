/**
 * `npm test`: every check in one go, quick ones first; stops at the first one that finds something.
 * What follows `--` goes to jest, as in `npm test -- --coverage`. After everything has passed, the
 * last line is `N passed, N failed`, counted in jest tests.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readJestSummary } from '../test-steps/jest-summary';
import { formatSeconds, runNode } from '../test-steps/run-node';

const folder = mkdtempSync(join(tmpdir(), 'smsc-test-'));
const summaryFile = join(folder, 'jest.json');

/** `quiet`: the output is shown only when the step fails. */
const STEPS = [
  { title: 'Format', program: ['node_modules/prettier/bin/prettier.cjs', '--check', '.'] },
  { title: 'Lint', program: ['node_modules/eslint/bin/eslint.js', '.', '--max-warnings=0'] },
  { title: 'Types', program: ['node_modules/typescript/bin/tsc', '--noEmit'] },
  { title: 'Build', program: ['node_modules/gulp/bin/gulp.js', '-LL', 'package'] },
  {
    title: 'Documents are up to date',
    program: ['--import', 'tsx', 'scripts/commands/docs.ts', '--check'],
  },
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
  { title: "n8n's scan of sources and tarball", program: ['scripts/scan.mjs'] },
];

async function runSteps(): Promise<boolean> {
  for (const [index, { title, program, shown = false }] of STEPS.entries()) {
    const label = `[${index + 1}/${STEPS.length}] ${title}`;
    process.stdout.write(shown ? `${label}\n` : `${label} … `);
    const started = Date.now();
    const { code, output } = await runNode(program, { shown });
    const seconds = formatSeconds(Date.now() - started);
    if (code !== 0) {
      console.log(`${shown ? `${label}: ` : ''}failed after ${seconds}\n${output}`);
      return false;
    }
    console.log(`${shown ? `${label}: ` : ''}passed in ${seconds}`);
  }
  return true;
}

async function main(): Promise<void> {
  const started = Date.now();
  try {
    const passed = await runSteps();
    const summary = readJestSummary(summaryFile);
    if (summary) console.log(`\n${summary.table}`);
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
