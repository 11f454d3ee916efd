/** Runs an agent with a script, and tells what reached the phones and the model. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { StoredExecution } from '../../../testkit/host/execution';
import { startName, type WorkflowNode } from '../../../testkit/host/smsc-workflows';
import type { SavedWorkflow } from '../../../testkit/host/rest-client';
import { agentWorkflow, reviewerPhone, type AgentSettings } from './agent-workflow';
import type { ModelRequest, ModelStep } from './model-script';
import { shared, sharedRest } from './shared';

export interface SentMessage {
  readonly phone: string;
  readonly text: string;
  readonly cost: number;
  readonly acceptedAt: string;
}

let runs = 0;

/** Stores a script; returns its name, which is that of the model. */
export async function writeScript(steps: readonly ModelStep[]): Promise<string> {
  const name = `script-${process.pid}-${(runs += 1)}`;
  await fetch(`${shared().modelUrl}/scripts/${name}`, {
    method: 'PUT',
    body: JSON.stringify(steps),
  });
  return name;
}

export async function readRequests(script: string): Promise<readonly ModelRequest[]> {
  const answer = await fetch(`${shared().modelUrl}/scripts/${script}`);
  return (await answer.json()) as ModelRequest[];
}

export async function readMessages(): Promise<SentMessage[]> {
  const answer = await fetch(`${shared().emulatorUrl}/emulator/messages`);
  return (await answer.json()) as SentMessage[];
}

/** A reply by SMS. */
export async function incoming(phone: string, text: string): Promise<void> {
  await fetch(`${shared().emulatorUrl}/emulator/incoming`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ phone, text }),
  });
}

interface RunSettings extends AgentSettings {
  /** How long the agent may run, in ms. */
  readonly settleMs?: number;
  /** Acts while the agent runs; `asked` waits for a question to the reviewer. */
  whileRunning?(asked: (place: number) => Promise<Question>): Promise<void>;
}

export interface Question {
  readonly text: string;
  readonly link: string;
}

export class AgentRun {
  private constructor(
    readonly script: string,
    readonly workflow: SavedWorkflow,
    readonly executionId: string,
    private readonly sentBefore: number,
  ) {}

  /** Starts the agent and waits until it ends or waits for a person. */
  static async start(
    tools: readonly WorkflowNode[],
    steps: readonly ModelStep[],
    { whileRunning, settleMs, ...settings }: RunSettings = {},
  ): Promise<AgentRun> {
    const script = await writeScript(steps);
    const sentBefore = (await readMessages()).length;
    const workflow = await sharedRest().createWorkflow(agentWorkflow(script, tools, settings));
    const executionId = await sharedRest().start(workflow, startName);
    const run = new AgentRun(script, workflow, executionId, sentBefore);
    await whileRunning?.((place) => run.awaitQuestion(place));
    await run.settle(settleMs);
    return run;
  }

  /** Waits until the execution has ended, or waits for the answer to a question after the given number. */
  async settleAfter(answered: number, limitMs = 30_000): Promise<void> {
    for (const deadline = Date.now() + limitMs; Date.now() < deadline; await sleep(100)) {
      const status = await this.status();
      if (!['new', 'running', 'waiting'].includes(status)) return;
      if (status === 'waiting' && (await this.questions()).length > answered) return;
    }
    throw new Error(`Nothing happened after answer ${answered} within ${limitMs} ms`);
  }

  private async awaitQuestion(place: number): Promise<Question> {
    for (const deadline = Date.now() + 60_000; Date.now() < deadline; await sleep(200)) {
      const question = (await this.questions())[place];
      if (question !== undefined) return question;
    }
    throw new Error(`Question ${place} was not asked`);
  }

  /** Waits until the execution neither runs nor is about to. */
  async settle(limitMs = 60_000): Promise<StoredExecution> {
    const deadline = Date.now() + limitMs;
    for (;;) {
      const execution = await sharedRest().getExecution(this.executionId);
      if (!['new', 'running'].includes(execution.status)) return execution;
      if (Date.now() > deadline) throw new Error(`The agent still runs after ${limitMs} ms`);
      await sleep(100);
    }
  }

  async status(): Promise<string> {
    return (await sharedRest().getExecution(this.executionId)).status;
  }

  /** All messages of this run, questions included. */
  async messages(): Promise<SentMessage[]> {
    return (await readMessages()).slice(this.sentBefore);
  }

  /** The messages that the tools sent. */
  async sent(): Promise<SentMessage[]> {
    return (await this.messages()).filter(({ phone }) => phone !== reviewerPhone);
  }

  async sentTo(): Promise<string[]> {
    return (await this.sent()).map(({ phone }) => phone);
  }

  /** The questions to the reviewer, with their links. */
  async questions(): Promise<Question[]> {
    return (await this.messages())
      .filter(({ phone }) => phone === reviewerPhone)
      .map(({ text }) => ({ text, link: /http\S+signature=\w+/.exec(text)?.[0] ?? '' }));
  }

  async requests(): Promise<readonly ModelRequest[]> {
    return await readRequests(this.script);
  }

  /** What the model was told about its calls, in its last request. */
  async told(): Promise<string[]> {
    const { messages = [] } = (await this.requests()).at(-1) ?? {};
    return messages
      .filter(({ role }) => role === 'tool')
      .map(({ content }) => (typeof content === 'string' ? content : JSON.stringify(content)));
  }
}
