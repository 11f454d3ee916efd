/**
 * `npm run test:peers`: programs of others (Kannel, Net::SMPP, Wireshark, node-smpp, mail programs and clients of the
 * gateway) talk to ours or read our bytes. Debian's packages are installed where they are missing. What follows `--` goes to Jest, e.g.
 * `npm run test:peers -- kannel`. Ends with `N passed, M failed`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { repository } from '../../testkit/host/versions';
import { ensurePeers } from '../peers/debian-packages';
import { readJestSummary } from '../test-steps/jest-summary';
import { runNode } from '../test-steps/run-node';

const log = (line: string): void => void process.stderr.write(`${line}\n`);

async function main(): Promise<number> {
  await ensurePeers(log);
  const folder = mkdtempSync(path.join(tmpdir(), 'smsc-peers-'));
  const summaryFile = path.join(folder, 'jest.json');
  try {
    const { code } = await runNode(
      [
        path.join(repository, 'node_modules/jest/bin/jest.js'),
        `--config=${path.join(repository, 'test/jest.peers.config.js')}`,
        '--json',
        `--outputFile=${summaryFile}`,
        ...process.argv.slice(2),
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
