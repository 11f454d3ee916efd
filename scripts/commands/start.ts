/**
 * `npm start`: a real n8n with this package, next to an emulated gateway, ready to be played with.
 * `npm start -- --once` checks one whole round instead and ends: exit code 0 if every step gave what it should.
 * `npm start -- --queue` starts n8n in queue mode: a main process, two workers, two webhook processors, Redis, PostgreSQL.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startCluster } from '../../testkit/cluster/cluster';
import { findMissingServices } from '../../testkit/cluster/services';
import {
  callbackReceiver,
  importExamples,
  type ImportedExample,
} from '../../testkit/host/example-workflows';
import { installHost } from '../../testkit/host/install-host';
import { packPackage, transportsFolder } from '../../testkit/host/package-install';
import { callbackAddress, runRound } from '../../testkit/host/round';
import { credentialData, startSandbox, type Playground } from '../../testkit/host/sandbox';
import { layOut, StepTable } from '../../testkit/host/step-table';
import {
  createTransportsCredentials,
  importTransportsExamples,
} from '../../testkit/host/transports-examples';
import { currentHost } from '../../testkit/host/versions';

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
    // Ctrl-C may come twice, from the terminal and from npm; the first one counts.
    process.on(signal, () => interrupted.abort(new Error('Stopped')));
  }
  const steps = new StepTable(log);
  const folder = mkdtempSync(path.join(tmpdir(), 'n8n-smsc-tarball-'));
  let sandbox: Playground | undefined;
  try {
    sandbox = await prepare(steps, folder, process.argv.includes('--queue'), interrupted.signal);
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

async function prepare(
  steps: StepTable,
  folder: string,
  inQueueMode: boolean,
  signal: AbortSignal,
): Promise<Playground> {
  const missing = inQueueMode ? findMissingServices() : [];
  if (missing.length > 0) {
    throw new Error(
      `Queue mode needs ${missing.join(' and ')}. Install the packages of these names ` +
        `(Debian, Ubuntu: sudo apt-get install ${missing.join(' ')}), then run the command again.`,
    );
  }
  const installed = await steps.run(
    `Install n8n ${currentHost.version}`,
    () => installHost(currentHost, log),
    ({ node }) => `on Node.js ${node.version}`,
  );
  const [tarball, transports] = await steps.run(
    'Pack both packages',
    async () => [packPackage(folder), packPackage(folder, transportsFolder)] as const,
    (files) => files.map((file) => path.basename(file)).join(', '),
  );
  const shared = { installed, secrets: demoSecrets, speed: 5, signal };
  const sandbox = await steps.run<Playground>(
    inQueueMode
      ? 'Start the gateway emulator, Redis, PostgreSQL and five processes of n8n'
      : 'Start the gateway emulator and n8n',
    () =>
      inQueueMode
        ? startCluster({ ...shared, tarballs: [tarball, transports] })
        : startSandbox({ ...shared, tarball, transports }),
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

async function bringExamples(sandbox: Playground, steps: StepTable): Promise<ImportedExample[]> {
  const { rest, address } = sandbox;
  const examples = await steps.run(
    'Import the example workflows',
    () => importExamples(rest, address.webhookUrl, address.credential),
    (list) => `${list.length} workflows, ${list.filter(isPublished).length} published`,
  );
  const receiver = examples.find(({ file }) => file === callbackReceiver);
  if (receiver?.address) {
    sandbox.emulator.control.setCallbackUrl(callbackAddress(receiver.address, sandbox));
  }
  const credentials = await steps.run(
    'Make credentials for SMPP and SMTP, and test them',
    () => createTransportsCredentials(sandbox),
    () => 'both are accepted',
  );
  const others = await steps.run(
    'Import the example workflows of n8n-nodes-smsc-transports',
    () => importTransportsExamples(sandbox, credentials),
    (list) => `${list.length} workflows, ${list.filter(isPublished).length} published`,
  );
  return [...examples, ...others];
}

function isPublished({ address, startedBy }: ImportedExample): boolean {
  return address !== null || startedBy.length > 0;
}

function introduce({ address }: Playground, examples: readonly ImportedExample[]): string {
  const receiver = examples.find(({ file }) => file === callbackReceiver);
  const codes = examples.find(({ file }) => file === 'login-code.json');
  return [
    `n8n ${address.version}    ${address.url}`,
    `Sign in as      ${address.owner.email}  /  ${address.owner.password}`,
    `Gateway         ${address.emulatorUrl}  (emulated; nothing leaves this machine)`,
    ...(address.webhookUrl === address.url
      ? []
      : [
          `Webhooks        ${address.webhookUrl}  (the first of two webhook processors)`,
          `Logs            ${path.dirname(address.logFile)}  (one file for each process)`,
        ]),
    '',
    layOut([
      ['Workflow', 'Starts', 'In the editor'],
      ...examples.map((example) => [
        example.workflow.name,
        describeStart(example),
        `${address.url}/workflow/${example.workflow.id}`,
      ]),
    ]),
    '',
    ...(receiver === undefined
      ? []
      : [`The gateway calls "${receiver.workflow.name}", which hands on to two others.`, '']),
    'What to try',
    ...[
      ...(codes?.startedBy[0] === undefined
        ? []
        : [
            `Ask for a code, and find it in what the gateway got:\n` +
              `curl -X ${codes.startedBy[0]} -H 'content-type: application/json' -d '{"phone":"77011234567"}'\n` +
              `curl ${address.emulatorUrl}/emulator/messages`,
          ]),
      `Write to your own number as a subscriber, and see the answer among the messages:\n` +
        `curl ${address.emulatorUrl}/emulator/incoming -H 'content-type: application/json' -d '{"phone":"77011234567","text":"hours"}'`,
      'Look at "Executions": signed statuses have started workflows. "Data tables" has their rows.',
      'Open a workflow that starts by hand or with a form and press "Execute workflow".',
      'Change the last three digits of a number and see another outcome: npm run emulator -- --help',
    ].map((text, index) => `  ${index + 1}. ${text.replaceAll('\n', '\n     ')}`),
    '',
    'Ctrl-C ends n8n and the emulator and removes their data.',
  ].join('\n');
}

/** In a few words; the addresses stand in the editor, too. */
function describeStart({ address, startedBy }: ImportedExample): string {
  if (address !== null) return 'on a callback of the gateway';
  const [first] = startedBy;
  if (first === undefined) return 'by hand';
  return first.includes('/form/')
    ? 'with a form'
    : first.startsWith('POST')
      ? 'on a webhook'
      : first;
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
