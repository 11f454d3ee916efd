import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INode } from 'n8n-workflow';
import type { ExecutionReport } from '../../../testkit/engine/execution-report';
import type { WorkflowFile } from '../../../testkit/engine/workflow-file';
import { createNode, type Stage } from './stage';

const EXAMPLES = join(__dirname, '../../../examples');
const PATIENCE_MS = 20_000;
const LOOK_AGAIN_MS = 200;
/** The forms of n8n can ignore programs. */
const BROWSER = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0' };

export type Settings = Readonly<Record<string, string>>;

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

export function readExample(file: string): WorkflowFile {
  return JSON.parse(readFileSync(join(EXAMPLES, file), 'utf8')) as WorkflowFile;
}

/** The workflow with other values in its node "Settings", as a user enters them. */
export function withSettings(workflow: WorkflowFile, values: Settings): WorkflowFile {
  return changeNode(workflow, 'Settings', (parameters) => {
    const { assignments, ...others } = parameters as {
      assignments: { assignments: { name: string; value: string }[] };
    };
    const unknown = Object.keys(values).filter(
      (name) => !assignments.assignments.some((one) => one.name === name),
    );
    if (unknown.length > 0) throw new Error(`Settings has no field ${unknown.join(', ')}`);
    const changed = assignments.assignments.map((one) => ({
      ...one,
      value: values[one.name] ?? one.value,
    }));
    return { ...others, assignments: { assignments: changed } };
  });
}

export function changeNode(
  workflow: WorkflowFile,
  name: string,
  change: (parameters: INode['parameters']) => object,
): WorkflowFile {
  if (!workflow.nodes.some((node) => node.name === name)) throw new Error(`No node ${name}`);
  const nodes = workflow.nodes.map((node) =>
    node.name === name
      ? { ...node, parameters: change(node.parameters) as INode['parameters'] }
      : node,
  );
  return { ...workflow, nodes };
}

/** The workflow with an output in place of a node that sends. */
export function withOutcome(workflow: WorkflowFile, name: string, outcome: object): WorkflowFile {
  const parameters = { mode: 'raw', jsonOutput: JSON.stringify(outcome), options: {} };
  const nodes = workflow.nodes.map((node) =>
    node.name === name
      ? { ...createNode(name, 'n8n-nodes-base.set', parameters), typeVersion: 3.4 }
      : node,
  );
  return { ...workflow, nodes };
}

/** A published example: its webhooks, and the executions that they start. */
export class PublishedExample {
  private started = 0;

  private constructor(
    private readonly stage: Stage,
    private readonly workflow: WorkflowFile,
    private readonly addresses: ReadonlyMap<string, string>,
  ) {}

  static async publish(stage: Stage, workflow: WorkflowFile): Promise<PublishedExample> {
    await stage.engine.call('forgetExecutions');
    const routes = await stage.engine.call('publish', workflow);
    const posts = routes.filter(({ method }) => method === 'POST');
    const addresses = new Map(posts.map(({ nodeName, url }) => [nodeName, url]));
    return new PublishedExample(stage, workflow, addresses);
  }

  addressOf(nodeName: string): string {
    const address = this.addresses.get(nodeName);
    if (address === undefined) throw new Error(`No webhook of ${nodeName}`);
    return address;
  }

  async postJson(nodeName: string, body: object, headers: Settings = {}): Promise<Answer> {
    return await this.post(nodeName, JSON.stringify(body), {
      'content-type': 'application/json',
      ...headers,
    });
  }

  async postForm(nodeName: string, fields: Settings, headers: Settings = {}): Promise<Answer> {
    return await this.post(nodeName, new URLSearchParams(fields), headers);
  }

  /** Submits a form of n8n as a browser does; the answers are in the order of its fields. */
  async submit(nodeName: string, answers: readonly string[]): Promise<Answer> {
    const form = new FormData();
    for (const [index, value] of answers.entries()) form.set(`field-${index}`, value);
    return await this.post(nodeName, form, BROWSER);
  }

  /** Waits for the execution that the latest request or event started. */
  async execution(): Promise<ExecutionReport> {
    this.started += 1;
    // The clock of the engine may be sped up; this one is not.
    const deadline = Date.now() + PATIENCE_MS;
    let executions: readonly ExecutionReport[] = [];
    while (executions.length < this.started && Date.now() < deadline) {
      executions = await this.stage.engine.call('waitForExecutions', this.started, LOOK_AGAIN_MS);
    }
    const last = executions.at(-1);
    if (executions.length < this.started || !last) throw new Error('No execution started');
    return last;
  }

  /** Executions so far, also of requests that must not start one. */
  async countExecutions(): Promise<number> {
    return (await this.stage.engine.call('waitForExecutions', 0, LOOK_AGAIN_MS)).length;
  }

  async unpublish(): Promise<void> {
    await this.stage.engine.call('unpublish', this.workflow);
  }

  private async post(
    nodeName: string,
    body: string | FormData | URLSearchParams,
    headers: Settings = {},
  ): Promise<Answer> {
    const response = await fetch(this.addressOf(nodeName), { method: 'POST', body, headers });
    const text = await response.text();
    const isJson = text.startsWith('{');
    return { status: response.status, body: isJson ? (JSON.parse(text) as unknown) : text };
  }
}
