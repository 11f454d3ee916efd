import type { IDataObject, INode } from 'n8n-workflow';
import { startEmulator, type EmulatorHandle } from '../../../../emulator/start';
import { EngineProcess } from '../../../engine/support/engine-process';
import { createNode, runNode, type NodeOutcome } from '../../support/one-node';

export const SECRETS = {
  login: 'mailer',
  password: 'p7Qz4k2X9-secret',
  apiKey: 'key-4f1c9a7e2b8d',
};
export const TEXT = 'Top-secret text 4711';
const CREDENTIAL = 'SMSC SMTP account';
const ACTION = 'n8n-nodes-smsc-transports.smscSmtp';

/** The engine in its process and the emulator with its mail server in ours. */
export class SmtpStage {
  private constructor(
    readonly engine: EngineProcess,
    readonly emulator: EmulatorHandle,
  ) {}

  /** The reference of a node to the credential of the stage. */
  static readonly credentials = { credentials: { smscSmtpApi: { id: null, name: CREDENTIAL } } };

  static async start(): Promise<SmtpStage> {
    const engine = await EngineProcess.start();
    const emulator = await startEmulator({ ...SECRETS, smtp: { port: 0 } });
    return new SmtpStage(engine, emulator);
  }

  async useCredential(changes: IDataObject = {}): Promise<void> {
    const values = {
      region: 'custom',
      gatewayAddress: 'send@send.example.com',
      login: SECRETS.login,
      password: SECRETS.password,
      from: 'n8n@example.com',
      server: 'relay',
      security: 'none',
      host: '127.0.0.1',
      port: this.emulator.smtp?.port ?? 0,
      ...changes,
    };
    await this.engine.call('setCredentials', { [CREDENTIAL]: values as never });
  }

  async testCredential() {
    return await this.engine.call('testCredential', 'smscSmtpApi', CREDENTIAL);
  }

  async run(
    parameters: IDataObject,
    items: readonly IDataObject[] = [{}],
    settings: Partial<INode> = {},
  ): Promise<NodeOutcome> {
    const node = createNode('SMSC SMTP', ACTION, parameters, {
      ...SmtpStage.credentials,
      ...settings,
    });
    return await runNode(this.engine, node, items);
  }

  async stop(): Promise<void> {
    await this.engine.stop();
    await this.emulator.stop();
  }
}
