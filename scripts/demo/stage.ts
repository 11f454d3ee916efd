import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import axios from 'axios';
import type { IDataObject } from 'n8n-workflow';
import type { AcceptedMessage, EmulatorHandle, JournalEntry } from '../../emulator/start';
import type { Engine } from '../../testkit/engine/engine';
import type { ExecutionReport } from '../../testkit/engine/execution-report';
import { readWorkflowFile, type WorkflowFile } from '../../testkit/engine/workflow-file';

const EXAMPLES = join(__dirname, '..', '..', 'examples');
const LONGEST_RUN_MS = 60_000;

/** The environment of the demo: n8n's engine on one side, the gateway on the other. */
export class Stage {
  constructor(
    readonly engine: Engine,
    readonly emulator: EmulatorHandle,
    readonly callbackSecret: string,
  ) {}

  openExample(name: string): WorkflowFile {
    return readWorkflowFile(join(EXAMPLES, name));
  }

  readExample(name: string): Buffer {
    return readFileSync(join(EXAMPLES, name));
  }

  /**
   * Uploads a list through the workflow's form, as a user does, and waits for the execution to end.
   */
  async upload(
    workflow: WorkflowFile,
    list: Buffer,
    answers: Readonly<Record<string, string>>,
  ): Promise<ExecutionReport> {
    const addresses = await this.engine.publish(workflow);
    const form = new FormData();
    form.set('field-0', new Blob([new Uint8Array(list)], { type: 'text/csv' }), 'list.csv');
    for (const [name, value] of Object.entries(answers)) form.set(name, value);
    await axios.post(addresses.find(({ method }) => method === 'POST')?.url ?? '', form);
    await this.finishExecutions();
    await this.engine.unpublish(workflow);
    const report = this.executionsOf(workflow).at(-1);
    if (!report) throw new Error(`"${workflow.name}" did not end within a minute`);
    return report;
  }

  /** Waits until no callback and no execution is in flight. */
  async waitUntilIdle(): Promise<void> {
    await this.emulator.control.waitForCallbacks();
    await this.finishExecutions();
    await this.emulator.control.waitForCallbacks();
    await this.finishExecutions();
  }

  executionsOf({ id, name }: WorkflowFile): ExecutionReport[] {
    return this.engine.executions().filter(({ workflowId }) => workflowId === (id ?? name));
  }

  /** The gateway's state, read over HTTP like any client. */
  async readMessages(): Promise<AcceptedMessage[]> {
    return (await axios.get<AcceptedMessage[]>(`${this.emulator.url}/emulator/messages`)).data;
  }

  async readLog(): Promise<JournalEntry[]> {
    return (await axios.get<JournalEntry[]>(`${this.emulator.url}/emulator/log`)).data;
  }

  private async finishExecutions(): Promise<void> {
    await this.engine.waitForExecutions(0, LONGEST_RUN_MS);
  }
}

/** Items that a node returned on one output, over all its runs. */
export function readOutput(
  report: ExecutionReport,
  nodeName: string,
  output = 0,
): readonly IDataObject[] {
  return (report.nodes[nodeName] ?? []).flatMap(({ outputs }) =>
    (outputs[output] ?? []).map(({ json }) => json),
  );
}

/** A phone number of an item, as the gateway and its callbacks write it. */
export function digitsOf(item: IDataObject | undefined, name: string): string {
  return textOf(item, name).replace(/^\+/, '');
}

/** A field as text; `''` if absent. */
export function textOf(row: IDataObject | undefined, name: string): string {
  const value = row?.[name];
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
