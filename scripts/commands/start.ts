/**
 * `npm start`: a real n8n with this package, next to an emulated gateway, ready to be played with.
 * `npm start -- --once` checks one whole round instead and ends: exit code 0 if every step gave what it should.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { importExamples, type ImportedExample } from '../host/example-workflows';
import { installHost } from '../host/install-host';
import { packPackage } from '../host/package-install';
import { callbackAddress, runRound } from '../host/round';
import { credentialData, startSandbox, type Sandbox } from '../host/sandbox';
import { StepTable } from '../host/step-table';
import { currentHost } from '../host/versions';

const log = (line: string): void => void process.stderr.write(`${line}\n`);
const demoSecrets = {
  apiKey: 'demo-key',
  login: 'demo',
  password: 'demo',
  callbackSecret: 'demo-secret',
};

async function main(): Promise<void> {
  const once = process.argv.includes('--once');
  const interrupted = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => interrupted.abort(new Error('Stopped')));
  }
  const steps = new StepTable(log);
  const folder = mkdtempSync(path.join(tmpdir(), 'n8n-smsc-tarball-'));
  let sandbox: Sandbox | undefined;
  try {
    sandbox = await prepare(steps, folder, interrupted.signal);
    const examples = await bringExamples(sandbox, steps);
    if (once) {
      await runRound(sandbox, steps);
      return;
    }
    process.stdout.write(`\n${introduce(sandbox, examples)}\n`);
    await untilAborted(interrupted.signal);
  } finally {
    if (once) process.stdout.write(`\n${steps.toString()}\n`);
    if (sandbox !== undefined) log('Stopping n8n and the emulator …');
    await sandbox?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function prepare(steps: StepTable, folder: string, signal: AbortSignal): Promise<Sandbox> {
  const installed = await steps.run(
    `Install n8n ${currentHost.version}`,
    () => installHost(currentHost, log),
    ({ node }) => `on Node.js ${node.version}`,
  );
  const tarball = await steps.run(
    'Pack this package',
    async () => packPackage(folder),
    (file) => path.basename(file),
  );
  const sandbox = await steps.run(
    'Start the gateway emulator and n8n',
    () => startSandbox({ installed, tarball, secrets: demoSecrets, speed: 5, signal }),
    ({ address }) => address.url,
  );
  await steps.run(
    "Test the credential with n8n's own test",
    async () => {
      const { credential, emulatorUrl, secrets } = sandbox.address;
      const result = await sandbox.rest.testCredential(
        credential,
        credentialData(emulatorUrl, secrets),
      );
      if (result.status !== 'OK') throw new Error(result.message);
      return result;
    },
    ({ message }) => message,
  );
  return sandbox;
}

async function bringExamples(sandbox: Sandbox, steps: StepTable): Promise<ImportedExample[]> {
  const { rest, address } = sandbox;
  const examples = await steps.run(
    'Import the example workflows',
    () => importExamples(rest, address.url, address.credential),
    (list) =>
      `${list.length} workflows, ${list.filter((example) => example.address !== null).length} published`,
  );
  const first = examples.find((example) => example.address !== null);
  if (first?.address) {
    sandbox.emulator.control.setCallbackUrl(callbackAddress(first.address, sandbox));
  }
  return examples;
}

function introduce({ address }: Sandbox, examples: readonly ImportedExample[]): string {
  const published = examples.filter((example) => example.address !== null);
  return [
    `n8n ${address.version}    ${address.url}`,
    `Sign in as      ${address.owner.email}  /  ${address.owner.password}`,
    `Gateway         ${address.emulatorUrl}  (emulated; nothing leaves this machine)`,
    '',
    'Workflows',
    ...examples.map(
      ({ workflow }) => `  ${workflow.name}\n    ${address.url}/workflow/${workflow.id}`,
    ),
    ...(published[0] === undefined
      ? []
      : ['', `Callbacks of the gateway go to "${published[0].workflow.name}".`]),
    '',
    'What to try',
    '  1. Open a workflow that begins with a manual start and press "Execute workflow".',
    '  2. Look at "Executions" of the one with the SMSC Trigger: signed statuses have started it.',
    '  3. Answer as a recipient:',
    `     curl ${address.emulatorUrl}/emulator/incoming -H 'content-type: application/json' \\`,
    `       -d '{"phone":"77011234567","text":"Hello back"}'`,
    '  4. Change the last three digits of a number and see another outcome: npm run emulator -- --help',
    '',
    'Ctrl-C ends n8n and the emulator and removes their data.',
  ].join('\n');
}

async function untilAborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  // A signal's listener keeps no process alive; the emulator's server does.
  await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
}

main().catch((cause: unknown) => {
  const message = cause instanceof Error ? cause.message : String(cause);
  if (message !== 'Stopped') {
    log(message);
    process.exitCode = 1;
  }
});
