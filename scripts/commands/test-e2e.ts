/**
 * `npm run test:e2e`: the packed package in a real n8n, over its REST API and in a browser, then a smoke run in
 * every pinned n8n. What follows `--` goes to Jest, e.g. `npm run test:e2e -- trigger`; `--screenshots` renews the
 * pictures of the documents.
 */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { ensureChromium } from '../host/chromium';
import { installHost } from '../host/install-host';
import { hostVersions, repository } from '../host/versions';

const log = (line: string): void => void process.stderr.write(`${line}\n`);

const screenshots = '--screenshots';

async function main(): Promise<number> {
  for (const host of hostVersions) await installHost(host, log);
  await ensureChromium(log);
  const jestArguments = process.argv.slice(2).filter((argument) => argument !== screenshots);
  const env = { ...process.env };
  if (process.argv.includes(screenshots)) env['SMSC_SCREENSHOTS'] = '1';
  const jest = path.join(repository, 'node_modules/jest/bin/jest.js');
  const child = spawn(
    process.execPath,
    [jest, '-c', path.join(repository, 'test/jest.e2e.config.js'), ...jestArguments],
    { cwd: repository, stdio: 'inherit', env },
  );
  return await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

main().then(
  (code) => (process.exitCode = code),
  (cause: unknown) => {
    log(cause instanceof Error ? cause.message : String(cause));
    process.exitCode = 1;
  },
);
