import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startEmulator, type EmulatorHandle } from '../../emulator/start';
import { packPackage } from '../../testkit/host/package-install';
import { layOut, type StepTable } from '../../testkit/host/step-table';
import { startNodeRed, type NodeRedSandbox } from '../../testkit/node-red/sandbox';
import { currentNodeRed, installNodeRed, nodeRedFolder } from '../../testkit/node-red/versions';
import { waitUntil } from '../../testkit/processes/wait-until';
import { DEMO, readExampleFlows, type ExampleFlows } from './example-flows';

/** The example whose `smsc in` receives the callbacks; an account has one callback URL. */
const RECEIVING_PATH = '/smsc-status';
const SENDING_BUTTON = 'Hello from Node-RED';

/** A Node-RED with the package, its example flows and an emulated gateway, to try things out. */
export interface NodeRedPlayground {
  /** What to print: addresses, flows, things to try. */
  readonly introduction: string;
  /** Sends a message with an example flow, and waits for the callback with its status. */
  round(steps: StepTable): Promise<void>;
  stop(): Promise<void>;
}

export async function openNodeRedPlayground(steps: StepTable): Promise<NodeRedPlayground> {
  const installed = await steps.run(
    `Install Node-RED ${currentNodeRed.version}`,
    () => installNodeRed(currentNodeRed),
    ({ node }) => `on Node.js ${node.version}`,
  );
  const folder = mkdtempSync(path.join(tmpdir(), 'node-red-smsc-tarball-'));
  const started: { emulator?: EmulatorHandle; red?: NodeRedSandbox } = {};
  const stop = async (): Promise<void> => {
    await started.red?.stop();
    await started.emulator?.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const emulator = await steps.run(
      'Start the gateway emulator',
      () => startEmulator({ speed: 5, smpp: { port: 0 } }),
      ({ url }) => url,
    );
    started.emulator = emulator;
    const flows = readExampleFlows(emulator);
    const red = await steps.run(
      'Start Node-RED with the example flows',
      async () =>
        await startNodeRed({
          ...{ installed, flows: flows.nodes, secrets: flows.secrets },
          tarball: packPackage(folder, nodeRedFolder),
          settings: ["contextStorage: { default: { module: 'localfilesystem' } }"],
        }),
      ({ url }) => url,
    );
    started.red = red;
    const address = `${red.url}${RECEIVING_PATH}?charset=utf-8&sha1=${DEMO.callbackSecret}`;
    emulator.control.setCallbackUrl(address);
    return {
      introduction: introduce(red, emulator, flows),
      round: async (table) => await runRound(table, { red, emulator, flows }),
      stop,
    };
  } catch (cause) {
    await stop();
    throw cause;
  }
}

async function runRound(
  steps: StepTable,
  { red, emulator, flows }: { red: NodeRedSandbox; emulator: EmulatorHandle; flows: ExampleFlows },
): Promise<void> {
  const button = flows.nodes.find(({ name }) => name === SENDING_BUTTON);
  await steps.run(
    'Send a message with an example flow',
    async () => {
      await red.admin.inject(button?.id ?? '');
      return await waitUntil(
        'the gateway accepts the message',
        () => emulator.control.readMessages()[0],
      );
    },
    ({ id, phone }) => `accepted as message ${id} to ${phone}`,
  );
  await steps.run(
    'Receive the signed status',
    async () =>
      await waitUntil(
        'a callback that Node-RED accepts',
        () =>
          emulator.control
            .readLog()
            .some((entry) => entry.kind === 'callback' && entry.httpStatus === 200),
        { limitMs: 60_000 },
      ),
    () => 'Node-RED answered 200',
  );
}

function introduce(red: NodeRedSandbox, emulator: EmulatorHandle, flows: ExampleFlows): string {
  return [
    `Node-RED ${currentNodeRed.version}  ${red.url}`,
    `Gateway          ${emulator.url}  (emulated; nothing leaves this machine)`,
    '',
    layOut([
      ['Example flow', 'In the editor'],
      ...flows.tabs.map(({ label, id }) => [label, `${red.url}/#flow/${id}`]),
    ]),
    '',
    'Things to try',
    ...[
      `Open a flow and press the button of an inject node. Find the message among the accepted ones:\ncurl ${emulator.url}/emulator/messages`,
      `Open the page with the delivery statuses: ${red.url}/sms-status`,
      `Ring the door bell: curl ${red.url}/door-bell`,
      'Change the language of the editor in the user settings: the dialogs are in English and Russian.',
      'Change the last three digits of a phone number to get a different outcome, see: npm run emulator -- --help',
    ].map((text, index) => `  ${index + 1}. ${text.replaceAll('\n', '\n     ')}`),
    '',
    'Press Ctrl-C to stop Node-RED and the emulator and to remove their data.',
  ].join('\n');
}
