/**
 * `npm run test:peers` tests our code against independent programs: Kannel, Net::SMPP, Wireshark,
 * node-smpp, mail programs and other clients of the gateway. Missing Debian packages are installed.
 * Arguments after `--` go to Jest, e.g. `npm run test:peers -- kannel`. The last line is
 * `N passed, M failed`.
 */
import { ensurePeers } from '../peers/debian-packages';
import { runJest } from '../test-steps/run-jest';

const log = (line: string): void => void process.stderr.write(`${line}\n`);

async function main(): Promise<number> {
  await ensurePeers(log);
  return runJest('jest.peers.config.js', process.argv.slice(2));
}

main().then(
  (code) => (process.exitCode = code),
  (cause: unknown) => {
    log(cause instanceof Error ? cause.message : String(cause));
    process.exitCode = 1;
  },
);
