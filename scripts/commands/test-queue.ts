/**
 * `npm run test:queue` tests both packages in n8n's queue mode with Redis, PostgreSQL, two workers and
 * two webhook processors. Without Redis or PostgreSQL the tests are skipped. Under CI or with
 * `--required` that is a failure, and on Debian the missing packages are installed first. Other
 * arguments after `--` go to Jest. The last line is `N passed, M failed`.
 */
import { findMissingServices } from '../../testkit/cluster/services';
import { installHosts } from '../../testkit/host/install-host';
import { currentHost } from '../../testkit/host/versions';
import { canInstallDebianPackages, installDebianPackages } from '../peers/debian-packages';
import { runJest } from '../test-steps/run-jest';

const REQUIRED = '--required';

const log = (line: string): void => void process.stderr.write(`${line}\n`);

/** Returns whether the tests can run. */
async function ensureServices(isRequired: boolean): Promise<boolean> {
  const missing = findMissingServices();
  if (missing.length === 0) return true;
  if (isRequired && canInstallDebianPackages()) {
    await installDebianPackages(missing, log);
    return findMissingServices().length === 0;
  }
  log(
    `These tests need ${missing.join(' and ')}. Install the packages ` +
      `(Debian, Ubuntu: sudo apt-get install ${missing.join(' ')}), then run the command again.`,
  );
  return false;
}

async function main(): Promise<number> {
  const isRequired = process.argv.includes(REQUIRED) || process.env['CI'] === 'true';
  if (!(await ensureServices(isRequired))) {
    log(isRequired ? 'No tests were run.' : 'Skipped: no tests were run.');
    return isRequired ? 1 : 0;
  }
  await installHosts([currentHost], log);
  return runJest(
    'jest.queue.config.js',
    process.argv.slice(2).filter((argument) => argument !== REQUIRED),
  );
}

main().then(
  (code) => (process.exitCode = code),
  (cause: unknown) => {
    log(cause instanceof Error ? cause.message : String(cause));
    process.exitCode = 1;
  },
);
