import type { IDataObject, INode } from 'n8n-workflow';
import { startEmulator, type EmulatorHandle, type SmppHandle } from '../../../../emulator/start';
import type { ExecutionReport } from '../../../../testkit/engine/execution-report';
import type { WorkflowFile } from '../../../../testkit/engine/workflow-file';
import { EngineProcess } from '../../../engine/support/engine-process';
import {
  createNode,
  NO_OPERATION,
  runNode,
  toWorkflow,
  type NodeOutcome,
} from '../../support/one-node';

/** SMPP allows 8 characters. */
export const SECRETS = { login: 'esme-5d1a', password: 'p7Qz4k2X', apiKey: 'key-4f1c9a7e2b8d' };

export const CREDENTIAL = 'SMSC SMPP account';
const ACTION = 'n8n-nodes-smsc-transports.smscSmpp';
const TRIGGER = 'n8n-nodes-smsc-transports.smscSmppTrigger';
const CREDENTIALS = { credentials: { smscSmppApi: { id: null, name: CREDENTIAL } } };
const PATIENCE_MS = 8000;

/** The engine in its process and the emulator with its SMPP server in ours. */
export class SmppStage {
  private published = 0;
  private worker: EngineProcess | null = null;

  private constructor(
    readonly engine: EngineProcess,
    readonly emulator: EmulatorHandle,
  ) {}

  static async start(): Promise<SmppStage> {
    const engine = await EngineProcess.start();
    const emulator = await startEmulator({
      ...SECRETS,
      speed: 200,
      smpp: { port: 0, tlsPort: 0 },
    });
    const stage = new SmppStage(engine, emulator);
    await stage.useCredential({});
    return stage;
  }

  get server(): SmppHandle {
    return this.emulator.smpp as SmppHandle;
  }

  async useCredential(changes: IDataObject): Promise<void> {
    const values = {
      region: 'custom',
      host: '127.0.0.1',
      tls: false,
      port: this.server.port,
      login: SECRETS.login,
      password: SECRETS.password,
      perSecond: 0,
      ...changes,
    };
    await this.engine.call('setCredentials', { [CREDENTIAL]: values as never });
    await this.worker?.call('setCredentials', { [CREDENTIAL]: values as never });
  }

  /** A second process, like a worker in queue mode; credentials set from now on apply to it too. */
  async startWorker(): Promise<void> {
    this.worker = await EngineProcess.start();
  }

  async testCredential() {
    return await this.engine.call('testCredential', 'smscSmppApi', CREDENTIAL);
  }

  async run(
    parameters: IDataObject,
    items: readonly IDataObject[] = [{}],
    settings: Partial<INode> = {},
  ): Promise<NodeOutcome> {
    const node = createNode('SMSC SMPP', ACTION, parameters, { ...CREDENTIALS, ...settings });
    return await runNode(this.engine, node, items);
  }

  async runInWorker(parameters: IDataObject): Promise<NodeOutcome> {
    if (this.worker === null) throw new Error('There is no worker');
    return await runNode(this.worker, createNode('SMSC SMPP', ACTION, parameters, CREDENTIALS), [
      {},
    ]);
  }

  /** A published workflow with the trigger; returns what has started it since. */
  async publish(parameters: IDataObject = {}) {
    this.published += 1;
    const name = `Trigger ${this.published}`;
    const workflow = createTriggerWorkflow(name, parameters);
    await this.engine.call('publish', workflow);
    const events = async (atLeast = 1): Promise<IDataObject[]> => {
      const deadline = Date.now() + PATIENCE_MS;
      for (;;) {
        const all = await this.engine.call('executions');
        const own = all.filter(({ workflowId }) => workflowId === name);
        const found = own.flatMap(({ nodes }) =>
          (nodes['After']?.[0]?.outputs[0] ?? []).map(({ json }) => json),
        );
        if (found.length >= atLeast || Date.now() > deadline) return found;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    };
    return {
      events,
      unpublish: async () => await this.engine.call('unpublish', workflow),
      publishAgain: async () => await this.engine.call('publish', workflow),
    };
  }

  /** The editor's button "Test": waits for one event. */
  async listenOnce(parameters: IDataObject = {}): Promise<ExecutionReport> {
    const workflow = createTriggerWorkflow('Test', parameters);
    return await this.engine.call('run', workflow, {
      startNode: 'SMSC SMPP Trigger',
      mode: 'manual',
    });
  }

  /** Logins that the gateway accepted. */
  binds() {
    return this.emulator.control
      .readLog()
      .filter(
        (entry) => entry.kind === 'smpp' && entry.command.startsWith('bind_') && entry.status === 0,
      );
  }

  /** The deliveries that the gateway has to offer again. */
  refusedDeliveries() {
    return this.emulator.control
      .readLog()
      .filter((entry) => entry.kind === 'smpp' && entry.direction === 'out' && entry.status !== 0);
  }

  /** The errors that triggers reported to n8n; waits for this number of them. */
  async triggerFailures(atLeast = 1): Promise<readonly string[]> {
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      const told = await this.engine.call('triggerFailures');
      if (told.length >= atLeast || Date.now() > deadline) return told;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  async waitFor(holds: () => boolean): Promise<void> {
    const deadline = Date.now() + PATIENCE_MS;
    while (!holds() && Date.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(holds()).toBe(true);
  }

  async stop(): Promise<void> {
    await this.engine.stop();
    await this.worker?.stop();
    await this.emulator.stop();
  }
}

function createTriggerWorkflow(name: string, parameters: IDataObject): WorkflowFile {
  const events = ['deliveryStatus', 'hlrResult', 'incomingMessage'];
  return toWorkflow(name, [
    createNode('SMSC SMPP Trigger', TRIGGER, { events, ...parameters }, CREDENTIALS),
    createNode('After', NO_OPERATION, {}),
  ]);
}
