/**
 * `npm run test:queue`: both packages in n8n's queue mode with Redis, PostgreSQL, two workers and two webhook
 * processors. Without Redis or PostgreSQL it says so and tests nothing; under CI, or with `--required`, that is a
 * failure, and on Debian the packages are installed first. What follows `--` goes to Jest. Ends with `N passed, M failed`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findMissingServices } from '../../testkit/cluster/services';
import { installHosts } from '../../testkit/host/install-host';
import { currentHost, repository } from '../../testkit/host/versions';
import { canInstallDebianPackages, installDebianPackages } from '../peers/debian-packages';
import { readJestSummary } from '../test-steps/jest-summary';
import { runNode } from '../test-steps/run-node';

const REQUIRED = '--required';

const log = (line: string): void => void process.stderr.write(`${line}\n`);

/** @returns whether the tests can run */
async function ensureServices(isRequired: boolean): Promise<boolean> {
  const missing = findMissingServices();
  if (missing.length === 0) return true;
  if (isRequired && canInstallDebianPackages()) {
    await installDebianPackages(missing, log);
    return findMissingServices().length === 0;
  }
  log(
    `These tests need ${missing.join(' and ')}. ` +
      `Install the packages of these names (Debian, Ubuntu: sudo apt-get install ${missing.join(' ')}), then run the command again.`,
  );
  return false;
}

async function main(): Promise<number> {
  const isRequired = process.argv.includes(REQUIRED) || process.env['CI'] === 'true';
  if (!(await ensureServices(isRequired))) {
    log(isRequired ? 'Nothing was tested.' : 'Skipped: nothing was tested.');
    return isRequired ? 1 : 0;
  }
  await installHosts([currentHost], log);
  const folder = mkdtempSync(path.join(tmpdir(), 'smsc-queue-'));
  const summaryFile = path.join(folder, 'jest.json');
  try {
    const { code } = await runNode(
      [
        path.join(repository, 'node_modules/jest/bin/jest.js'),
        `--config=${path.join(repository, 'test/jest.queue.config.js')}`,
        '--json',
        `--outputFile=${summaryFile}`,
        ...process.argv.slice(2).filter((argument) => argument !== REQUIRED),
      ],
      { shown: true },
    );
    const summary = readJestSummary(summaryFile);
    if (summary === undefined) return code === 0 ? 1 : code;
    // A run that failed elsewhere must not end with a line that says "0 failed".
    if (code === 0 || summary.failed > 0) {
      console.log(`${summary.passed} passed, ${summary.failed} failed`);
    }
    return code;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

main().then(
  (code) => (process.exitCode = code),
  (cause: unknown) => {
    log(cause instanceof Error ? cause.message : String(cause));
    process.exitCode = 1;
  },
);
