import { type EmulatorHandle, startEmulator } from '../../../emulator/start';
import { accounts } from '../../../packages/node-red/host/accounts';
import type { FlowMessage } from '../../../packages/node-red/host/red';
import registerAccount from '../../../packages/node-red/nodes/smsc-config/smsc-config';
import registerSend from '../../../packages/node-red/nodes/smsc-send/smsc-send';
import registerSmsc from '../../../packages/node-red/nodes/smsc/smsc';
import registerVerify from '../../../packages/node-red/nodes/smsc-verify-code/smsc-verify-code';
import { type FakeNode, FakeRed, type Stored } from './fake-red';

export const PHONE = '+77010000101';
const SECRETS = { apiKey: 'demo-key', callbackSecret: 'Zk3-tiny_host-secret-of-32-signs' };
const MODULES = [registerAccount, registerSend, registerSmsc, registerVerify];

/** How a node differs from a new one. */
export interface Start {
  readonly parameters?: object;
  readonly stored?: Stored;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly account?: Readonly<Record<string, unknown>>;
  readonly credentials?: Readonly<Record<string, string>>;
  readonly more?: Readonly<Record<string, unknown>>;
}

/** The nodes with an emulated gateway, for the tests of one file. */
export class FlowStage {
  private constructor(readonly emulator: EmulatorHandle) {}

  static async start(): Promise<FlowStage> {
    return new FlowStage(await startEmulator({ speed: 60 }));
  }

  reset(): void {
    this.emulator.control.reset();
    this.emulator.control.configure({ limits: false });
    accounts.clear();
  }

  /** Deploys a node with an account. */
  deploy(type: string, given: Start = {}): FakeNode {
    const { parameters = {}, stored, settings, account = {}, credentials = SECRETS, more } = given;
    const runtime = new FakeRed(MODULES, stored, settings);
    const place = { region: 'custom', baseUrl: this.emulator.url, authentication: 'apiKey' };
    runtime.start({ id: 'account', type: 'smsc-config', ...place, ...account }, credentials);
    return runtime.start({ id: 'node', type, account: 'account', parameters, ...more });
  }

  /** The messages of the gateway, as number and text. */
  texts(): string[] {
    return this.emulator.control.readMessages().map(({ phone, text }) => `${phone} ${text}`);
  }
}

/** Returns the one message that the node sends. */
export async function receive(node: FakeNode, message: FlowMessage): Promise<FlowMessage> {
  const { sent, error } = await node.receive(message);
  if (error) throw error;
  expect(sent).toHaveLength(1);
  return sent[0] as FlowMessage;
}
