/**
 * `npm run test:e2e`: the packed package in a real n8n, over its REST API and in a browser, then a smoke run in
 * every pinned n8n. What follows `--` goes to Jest, e.g. `npm run test:e2e -- trigger`; `--screenshots` renews the
 * pictures of the documents. Ends with the time of each part and the line `N passed, M failed`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensureChromium } from '../../testkit/host/chromium';
import { installHosts, type InstallTime } from '../../testkit/host/install-host';
import { layOut } from '../../testkit/host/step-table';
import { hostVersions, repository } from '../../testkit/host/versions';
import { readJestSummary, type JestSummary } from '../test-steps/jest-summary';
import { runNode } from '../test-steps/run-node';

const log = (line: string): void => void process.stderr.write(`${line}\n`);

const screenshots = '--screenshots';

async function main(): Promise<number> {
  const started = Date.now();
  const times = [...(await installHosts(hostVersions, log))];
  const beforeBrowser = Date.now();
  await ensureChromium(log);
  times.push({ title: 'Chromium', seconds: (Date.now() - beforeBrowser) / 1000 });
  if (process.argv.includes(screenshots)) process.env['SMSC_SCREENSHOTS'] = '1';
  const folder = mkdtempSync(path.join(tmpdir(), 'smsc-e2e-'));
  const summaryFile = path.join(folder, 'jest.json');
  try {
    const beforeTests = Date.now();
    const { code } = await runNode(
      [
        path.join(repository, 'node_modules/jest/bin/jest.js'),
        `--config=${path.join(repository, 'test/jest.e2e.config.js')}`,
        '--json',
        `--outputFile=${summaryFile}`,
        ...process.argv.slice(2).filter((argument) => argument !== screenshots),
      ],
      { shown: true },
    );
    const summary = readJestSummary(summaryFile);
    if (summary === undefined) return code === 0 ? 1 : code;
    const testSeconds = (Date.now() - beforeTests) / 1000;
    log(`\n${describeTimes(times, summary, testSeconds, (Date.now() - started) / 1000)}\n`);
    // A run that failed elsewhere must not end with a line that says "0 failed".
    if (code === 0 || summary.failed > 0) {
      console.log(`${summary.passed} passed, ${summary.failed} failed`);
    }
    return code;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
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
    { title: 'n8n started and ended for the tests', seconds: testSeconds - inFiles },
    ...files.map(({ name, seconds }) => ({ title: name, seconds })),
    { title: 'Everything', seconds: allSeconds },
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
