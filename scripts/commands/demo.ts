/**
 * `npm run demo`: the example workflows in n8n's own engine against the emulator, checked against
 * the emulator's records. With `-- --json` one JSON document on stdout and all else on stderr.
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
    // n8n-core keeps a timer that would hold the process; what was written must get out before.
    process.stdout.write('', () => process.exit(code));
  });
