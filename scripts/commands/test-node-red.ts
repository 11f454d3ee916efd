/**
 * `npm run test:node-red` tests the packed package in real Node-RED versions, over the admin API and
 * in a browser. Arguments after `--` go to Jest, e.g. `npm run test:node-red -- callbacks`. The last
 * line is `N passed, M failed`.
 */
import { ensureChromium } from '../../testkit/host/chromium';
import { installNodeRed, nodeRedVersions } from '../../testkit/node-red/versions';
import { runJest } from '../test-steps/run-jest';

const log = (line: string): void => void process.stderr.write(`${line}\n`);

async function main(): Promise<number> {
  for (const version of nodeRedVersions) await installNodeRed(version);
  await ensureChromium(log);
  return runJest('jest.node-red.config.js', process.argv.slice(2));
}

main().then(
  (code) => (process.exitCode = code),
  (cause: unknown) => {
    log(cause instanceof Error ? cause.message : String(cause));
    process.exitCode = 1;
  },
);
