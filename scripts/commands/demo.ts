/**
 * `npm run demo` runs the example workflows in n8n's engine against the emulator and checks the
 * results against the emulator's records. `-- --json` prints one JSON document to stdout and
 * everything else to stderr.
 */
import { formatReport } from '../demo/report';
import { runDemo } from '../demo/run-demo';

async function main(): Promise<number> {
  const asJson = process.argv.includes('--json');
  const report = await runDemo(asJson ? console.error : console.log);
  console.log(asJson ? JSON.stringify(report, null, 2) : `\n${formatReport(report)}`);
  return report.passed ? 0 : 1;
}

void main()
  .catch((cause: unknown) => {
    console.error(cause instanceof Error ? (cause.stack ?? cause.message) : cause);
    return 1;
  })
  .then((code) => {
    // n8n-core keeps a timer that would keep the process alive; flush stdout before exiting.
    process.stdout.write('', () => process.exit(code));
  });
