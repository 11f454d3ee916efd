/**
 * `npm run test:ai` tests the packed package with n8n's real AI nodes: agents, human review, a chat
 * and an MCP client. A scripted model on this machine replaces the language model, so nothing leaves
 * it. Arguments after `--` go to Jest, e.g. `npm run test:ai -- review`. The last line is
 * `N passed, M failed`.
 */
import { installHosts } from '../../testkit/host/install-host';
import { aiHost } from '../../testkit/host/versions';
import { runJest } from '../test-steps/run-jest';

const log = (line: string): void => void process.stderr.write(`${line}\n`);

async function main(): Promise<number> {
  await installHosts([aiHost], log);
  return runJest('jest.ai.config.js', process.argv.slice(2));
}

main().then(
  (code) => (process.exitCode = code),
  (cause: unknown) => {
    log(cause instanceof Error ? cause.message : String(cause));
    process.exitCode = 1;
  },
);
