/**
 * `npm start` starts a real n8n with both packages and an emulated gateway, for trying things out.
 * `npm start -- --once` checks one complete round trip instead and exits; 0 if every step succeeds.
 * `npm start -- --queue` starts n8n in queue mode: a main process, two workers, two webhook
 * processors, Redis and PostgreSQL. `npm start -- --node-red` starts Node-RED with the package for it
 * and its example flows.
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
import { withProgress } from '../../testkit/host/run-process';
import { credentialData, startSandbox, type Playground } from '../../testkit/host/sandbox';
import { layOut, StepTable } from '../../testkit/host/step-table';
import {
  createTransportsCredentials,
  importTransportsExamples,
} from '../../testkit/host/transports-examples';
import { currentHost } from '../../testkit/host/versions';
import { openNodeRedPlayground } from '../node-red/playground';

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
    // Ctrl-C may arrive twice, from the terminal and from npm; the first one counts.
    process.on(signal, () => interrupted.abort(new Error('Stopped')));
  }
  const steps = new StepTable(log);
  if (process.argv.includes('--node-red')) return await tryNodeRed(steps, once, interrupted.signal);
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

async function tryNodeRed(steps: StepTable, once: boolean, signal: AbortSignal): Promise<void> {
  const playground = await openNodeRedPlayground(steps);
  try {
    if (once) await playground.round(steps);
    else {
      process.stdout.write(`\n${playground.introduction}\n`);
      await untilAborted(signal);
    }
  } finally {
    if (once) process.stdout.write(`\n${steps.toString()}\n`);
    log('Stopping Node-RED and the emulator …');
    await playground.stop();
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
      `Queue mode needs ${missing.join(' and ')}. Install the packages ` +
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
  const title = inQueueMode
    ? 'Start the gateway emulator, Redis, PostgreSQL and five n8n processes'
    : 'Start the gateway emulator and n8n';
  const sandbox = await steps.run<Playground>(
    title,
    () =>
      withProgress<Playground>(title, log, () =>
        inQueueMode
          ? startCluster({ ...shared, tarballs: [tarball, transports] })
          : startSandbox({ ...shared, tarball, transports }),
      ),
    ({ address }) => address.url,
  );
  await steps.run(
    "Test the credential with n8n's own Test button",
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
  const title = 'Import the example workflows';
  const examples = await steps.run(
    title,
    () =>
      withProgress(title, log, () => importExamples(rest, address.webhookUrl, address.credential)),
    (list) => `${list.length} workflows, ${list.filter(isPublished).length} published`,
  );
  const receiver = examples.find(({ file }) => file === callbackReceiver);
  if (receiver?.address) {
    sandbox.emulator.control.setCallbackUrl(callbackAddress(receiver.address, sandbox));
  }
  const credentials = await steps.run(
    'Create and test credentials for SMPP and SMTP',
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
          `Logs            ${path.dirname(address.logFile)}  (one file per process)`,
        ]),
    '',
    layOut([
      ['Workflow', 'Started by', 'In the editor'],
      ...examples.map((example) => [
        example.workflow.name,
        describeStart(example),
        `${address.url}/workflow/${example.workflow.id}`,
      ]),
    ]),
    '',
    ...(receiver === undefined
      ? []
      : [
          `The gateway sends its callbacks to "${receiver.workflow.name}", which calls two other workflows.`,
          '',
        ]),
    'Things to try',
    ...[
      ...(codes?.startedBy[0] === undefined
        ? []
        : [
            `Request a one-time code and find it among the accepted messages:\n` +
              `curl -X ${codes.startedBy[0]} -H 'content-type: application/json' -d '{"phone":"77011234567"}'\n` +
              `curl ${address.emulatorUrl}/emulator/messages`,
          ]),
      `Send a message as a subscriber and find the reply among the accepted messages:\n` +
        `curl ${address.emulatorUrl}/emulator/incoming -H 'content-type: application/json' -d '{"phone":"77011234567","text":"hours"}'`,
      'Look at "Executions": signed statuses have started workflows. "Data tables" has their rows.',
      'Open a workflow that is started by hand or by a form, and click "Execute workflow".',
      'Change the last three digits of a phone number to get a different outcome, see: npm run emulator -- --help',
    ].map((text, index) => `  ${index + 1}. ${text.replaceAll('\n', '\n     ')}`),
    '',
    'Press Ctrl-C to stop n8n and the emulator and to remove their data.',
  ].join('\n');
}

/** Describes the start of a workflow in a few words; the editor also shows the URLs. */
function describeStart({ address, startedBy }: ImportedExample): string {
  if (address !== null) return 'a callback of the gateway';
  const [first] = startedBy;
  if (first === undefined) return 'by hand';
  return first.includes('/form/') ? 'a form' : first.startsWith('POST') ? 'a webhook' : first;
}

async function untilAborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  // The emulator's server keeps the process alive; a signal listener would not.
  await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
}

main().catch((cause: unknown) => {
  const message = cause instanceof Error ? cause.message : String(cause);
  if (message !== 'Stopped') {
    log(message);
    process.exitCode = 1;
  }
});
