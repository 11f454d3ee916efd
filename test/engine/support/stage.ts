import type { IBinaryKeyData, IDataObject, INode, OnError } from 'n8n-workflow';
import { startEmulator, type EmulatorHandle, type EmulatorOptions } from '../../../emulator/start';
import { typeOf } from '../../../testkit/host/smsc-workflows';
import type { CredentialValues } from '../../../testkit/engine/credential-store';
import type { ExecutionReport, ReportedItem } from '../../../testkit/engine/execution-report';
import type { WorkflowFile } from '../../../testkit/engine/workflow-file';
import { EffectTrace } from './effect-trace';
import { EngineProcess } from './engine-process';

/** Each value is unique in the tests, so that it can be searched for. */
export const SECRETS = {
  apiKey: 'key-4f1c9a7e2b8d',
  login: 'login-7d3e5b1a',
  password: 'psw-c2f86e09d4',
  callbackSecret: 'callback_9b41e7f3',
  previousCallbackSecret: 'previous_5a8c2d60',
};

export const CREDENTIAL = 'SMSC account';
export const SMSC = 'n8n-nodes-smsc.smsc';
export const TRIGGER = 'n8n-nodes-smsc.smscTrigger';

export interface NodeOptions {
  readonly items?: readonly IDataObject[];
  /** Files of the items, by index; kept in memory. */
  readonly binary?: readonly IBinaryKeyData[];
  readonly onError?: OnError;
  readonly cancelAfterMs?: number;
  /** Default `trigger`, as a published workflow runs. */
  readonly mode?: 'manual' | 'trigger';
  /** Settings of the node, such as `retryOnFail`. */
  readonly settings?: Partial<INode>;
}

/** The output of one SMSC node. */
export interface NodeOutcome {
  readonly items: readonly ReportedItem[];
  /** `json` of the items. */
  readonly json: readonly IDataObject[];
  /** Index of the input item that each output item is paired with. */
  readonly pairs: readonly (number | undefined)[];
  readonly report: ExecutionReport;
}

/** The engine in its process and the emulator in ours, for the tests of one file. */
export class Stage {
  private constructor(
    readonly engine: EngineProcess,
    readonly emulator: EmulatorHandle,
    private readonly trace: EffectTrace,
  ) {}

  static async start(
    options: EmulatorOptions = {},
    environment?: NodeJS.ProcessEnv,
  ): Promise<Stage> {
    const { apiKey, login, password } = SECRETS;
    // Sequentially: when the engine does not start, nothing else keeps running.
    const engine = await EngineProcess.start(environment);
    await engine.call('setPace', options.speed ?? 1);
    const emulator = await startEmulator({ apiKey, login, password, ...options });
    const trace = new EffectTrace();
    const stage = new Stage(
      engine,
      { ...emulator, control: trace.follow(emulator.control) },
      trace,
    );
    await stage.reset();
    return stage;
  }

  /** A gateway without history, and the credential that it accepts. */
  async reset(): Promise<void> {
    this.emulator.control.reset();
    await this.useCredential({});
    await this.engine.call('forgetExecutions');
    await this.engine.call('forgetAccounts');
  }

  /** @param others credentials of built-in nodes, by their names */
  async useCredential(
    changes: IDataObject,
    others: Readonly<Record<string, IDataObject>> = {},
  ): Promise<void> {
    await this.engine.call('setCredentials', {
      ...(others as CredentialValues),
      [CREDENTIAL]: {
        region: 'custom',
        baseUrl: this.emulator.url,
        authentication: 'apiKey',
        callbackHash: 'sha1',
        ...SECRETS,
        ...changes,
      } as never,
    });
  }

  /** Runs one SMSC node on the items. */
  async run(parameters: IDataObject, options: NodeOptions = {}): Promise<NodeOutcome> {
    const { items = [{}], binary = [], onError, cancelAfterMs, mode, settings } = options;
    this.trace.noteRun(parameters);
    const report = await this.engine.call(
      'run',
      createNodeWorkflow(parameters, { onError, ...settings }),
      {
        startNode: 'Items',
        items: [items.map((json, index) => ({ json, binary: binary[index] }))],
        cancelAfterMs,
        mode,
      },
    );
    const output = report.nodes['SMSC']?.[0]?.outputs[0] ?? [];
    return {
      items: output,
      json: output.map(({ json }) => json),
      pairs: output.map(({ pairedItem }) =>
        typeof pairedItem === 'object' && !Array.isArray(pairedItem) ? pairedItem.item : undefined,
      ),
      report,
    };
  }

  async stop(): Promise<void> {
    await Promise.all([this.engine.stop(), this.emulator.stop()]);
    this.trace.check();
  }
}

export function createNode(name: string, type: string, parameters: IDataObject): INode {
  return {
    id: name,
    name,
    type,
    typeVersion: 1,
    position: [0, 0],
    parameters: parameters as INode['parameters'],
    ...(type.startsWith('n8n-nodes-smsc') && {
      credentials: { smscApi: { id: null, name: CREDENTIAL } },
    }),
  };
}

function createNodeWorkflow(parameters: IDataObject, settings: Partial<INode>): WorkflowFile {
  return {
    name: 'One node',
    nodes: [
      createNode('Items', 'n8n-nodes-base.noOp', {}),
      { ...createNode('SMSC', typeOf(parameters), parameters), ...settings },
    ],
    connections: { Items: { main: [[{ node: 'SMSC', type: 'main', index: 0 }]] } },
    settings: { executionOrder: 'v1' },
  };
}
