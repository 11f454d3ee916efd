import type { IDataObject, INode } from 'n8n-workflow';
import { startEmulator, type EmulatorHandle } from '../../../../emulator/start';
import type { ExecutionReport } from '../../../../scripts/engine/execution-report';
import { EngineProcess } from '../../../engine/support/engine-process';

export const SECRETS = {
  login: 'mailer',
  password: 'p7Qz4k2X9-secret',
  apiKey: 'key-4f1c9a7e2b8d',
};
export const TEXT = 'Top-secret text 4711';
const CREDENTIAL = 'SMSC SMTP account';

export interface SmtpOutcome {
  readonly json: readonly IDataObject[];
  readonly pairs: readonly unknown[];
  readonly report: ExecutionReport;
}

/** The engine in its process and the emulator with its mail server in ours. */
export class SmtpStage {
  private constructor(
    readonly engine: EngineProcess,
    readonly emulator: EmulatorHandle,
  ) {}

  /** How a node names the credential of the stage. */
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
  ): Promise<SmtpOutcome> {
    const start = createNode('Items', 'n8n-nodes-base.noOp', {});
    const node = {
      ...createNode('SMSC SMTP', 'n8n-nodes-smsc-transports.smscSmtp', parameters),
      ...SmtpStage.credentials,
      ...settings,
    };
    const workflow = {
      name: 'One node',
      nodes: [start, node],
      connections: { Items: { main: [[{ node: node.name, type: 'main' as const, index: 0 }]] } },
      settings: { executionOrder: 'v1' as const },
    };
    const report = await this.engine.call('run', workflow, {
      startNode: 'Items',
      items: [items.map((json) => ({ json }))],
    });
    const output = report.nodes['SMSC SMTP']?.[0]?.outputs[0] ?? [];
    return {
      json: output.map(({ json }) => json),
      pairs: output.map(({ pairedItem }) => pairedItem),
      report,
    };
  }

  async stop(): Promise<void> {
    await this.engine.stop();
    await this.emulator.stop();
  }
}

function createNode(name: string, type: string, parameters: IDataObject): INode {
  return {
    id: name,
    name,
    type,
    typeVersion: 1,
    position: [0, 0],
    parameters: parameters as INode['parameters'],
  };
}
