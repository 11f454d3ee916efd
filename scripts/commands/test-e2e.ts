/**
 * `npm run test:e2e` tests the packed package in a real n8n, over its REST API and in a browser, then
 * makes a smoke run in every pinned n8n version. Arguments after `--` go to Jest, e.g.
 * `npm run test:e2e -- trigger`; `--screenshots` updates the screenshots of the documents. The last lines
 * are the duration of each part and `N passed, M failed`.
 */
import { ensureChromium } from '../../testkit/host/chromium';
import { installHosts, type InstallTime } from '../../testkit/host/install-host';
import { layOut } from '../../testkit/host/step-table';
import { hostVersions } from '../../testkit/host/versions';
import type { JestSummary } from '../test-steps/jest-summary';
import { runJest } from '../test-steps/run-jest';

const log = (line: string): void => void process.stderr.write(`${line}\n`);

const screenshots = '--screenshots';

async function main(): Promise<number> {
  const started = Date.now();
  const times = [...(await installHosts(hostVersions, log))];
  const beforeBrowser = Date.now();
  await ensureChromium(log);
  times.push({ title: 'Chromium', seconds: (Date.now() - beforeBrowser) / 1000 });
  if (process.argv.includes(screenshots)) process.env['SMSC_SCREENSHOTS'] = '1';
  const beforeTests = Date.now();
  return runJest(
    'jest.e2e.config.js',
    process.argv.slice(2).filter((argument) => argument !== screenshots),
    (summary) => {
      const testSeconds = (Date.now() - beforeTests) / 1000;
      log(`\n${describeTimes(times, summary, testSeconds, (Date.now() - started) / 1000)}\n`);
    },
  );
}

function describeTimes(
  installs: readonly InstallTime[],
  { files }: JestSummary,
  testSeconds: number,
  allSeconds: number,
): string {
  const inFiles = files.reduce((sum, { seconds }) => sum + seconds, 0);
  const rows = [
    ...installs,
    { title: 'Starting and stopping n8n', seconds: testSeconds - inFiles },
    ...files.map(({ name, seconds }) => ({ title: name, seconds })),
    { title: 'Total', seconds: allSeconds },
  ];
  return layOut([
    ['Part', 's'],
    ...rows.map(({ title, seconds }) => [title, Math.max(0, seconds).toFixed(1)]),
  ]);
}

main().then(
  (code) => (process.exitCode = code),
  (cause: unknown) => {
    log(cause instanceof Error ? cause.message : String(cause));
    process.exitCode = 1;
  },
);
