/** The emulator's command line: `node --import tsx emulator/cli.ts --port 4010`. */
import { describeCli, readCliArguments } from './cli-arguments';
import { FAULT_MARK } from './fault-guard';
import { startEmulator } from './start';

async function main(): Promise<void> {
  const request = readCliArguments(process.argv.slice(2));
  if (request.kind === 'help') {
    process.stdout.write(describeCli());
    return;
  }
  if (request.kind === 'wrong') {
    process.stderr.write(`${request.message}\nSee --help\n`);
    process.exitCode = 2;
    return;
  }
  const log = (line: string): void => {
    if (line.startsWith(FAULT_MARK)) process.stderr.write(`${line}\n`);
  };
  const emulator = await startEmulator({ ...request.options, log });
  let stopping: Promise<void> | undefined;
  // The same signal may arrive twice, from the terminal and from the parent process.
  const stop = (): void => void (stopping ??= emulator.stop());
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  process.stdout.write(`SMSC emulator listening on ${emulator.url}\n`);
  const { port, tlsPort } = emulator.smpp ?? { port: null, tlsPort: null };
  if (port !== null) process.stdout.write(`SMPP on 127.0.0.1:${port}\n`);
  if (tlsPort !== null) process.stdout.write(`SMPP with TLS on 127.0.0.1:${tlsPort}\n`);
  if (emulator.smtp) {
    process.stdout.write(`SMTP on 127.0.0.1:${emulator.smtp.port}\n`);
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
