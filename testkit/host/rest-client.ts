/** Client of n8n's internal REST API, which its editor uses, for the three pinned versions. */
import { createRequire } from 'node:module';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { StoredExecution } from './execution';
import { hostFolder, type HostVersion } from './versions';

export interface Owner {
  readonly email: string;
  readonly password: string;
}

export interface Workflow {
  readonly name: string;
  readonly nodes: readonly unknown[];
  readonly connections: object;
  readonly settings?: object;
  readonly [key: string]: unknown;
}

export interface SavedWorkflow extends Workflow {
  readonly id: string;
  readonly versionId: string;
}

export interface CredentialTestResult {
  readonly status: 'OK' | 'Error';
  readonly message: string;
}

export interface Credential {
  readonly id: string;
  readonly name: string;
  readonly type: string;
}

export interface ExecutionSummary {
  readonly id: string;
  readonly status: string;
}

interface ExecutionPage {
  readonly results: readonly ExecutionSummary[];
  readonly count: number;
}

interface PublicationStatus {
  readonly status: string;
  readonly triggers: readonly { readonly errorMessage: string | null }[];
}

const pollMs = 150;
const publicationLimitMs = 30_000;

export class RestClient {
  private readonly parse: (text: string) => StoredExecution['data'];

  constructor(
    private readonly url: string,
    host: HostVersion,
    private cookie = '',
  ) {
    // n8n stores executions in this library's format; read them with n8n's own copy.
    const n8n = createRequire(path.join(hostFolder(host), 'node_modules/n8n/package.json'));
    this.parse = (n8n('flatted') as { parse: (text: string) => StoredExecution['data'] }).parse;
  }

  /** The session cookie as a browser would hold it, `name=value`. */
  get session(): string {
    return this.cookie;
  }

  async setUpOwner(owner: Owner): Promise<void> {
    await this.call('POST', '/rest/owner/setup', {
      ...owner,
      firstName: 'Sample',
      lastName: 'Owner',
    });
  }

  async signIn(owner: Owner): Promise<void> {
    await this.call('POST', '/rest/login', {
      emailOrLdapLoginId: owner.email,
      email: owner.email,
      password: owner.password,
    });
  }

  async createCredential(name: string, type: string, data: object): Promise<Credential> {
    return await this.call('POST', '/rest/credentials', { name, type, data });
  }

  /** Runs the credential's test with the given data, stored or not, like n8n's Test button. */
  async testCredential(credential: Credential, data: object): Promise<CredentialTestResult> {
    const { id, name, type } = credential;
    return await this.call('POST', '/rest/credentials/test', {
      credentials: { id, name, type, data },
    });
  }

  async createWorkflow(workflow: Workflow): Promise<SavedWorkflow> {
    return await this.call('POST', '/rest/workflows', {
      settings: {},
      ...workflow,
      id: undefined,
      active: false,
    });
  }

  async getWorkflow(id: string): Promise<SavedWorkflow> {
    return await this.call('GET', `/rest/workflows/${id}`);
  }

  async deleteWorkflow(id: string): Promise<void> {
    // Since 1.9x a workflow must be archived before it can be deleted.
    await this.call('POST', `/rest/workflows/${id}/archive`);
    await this.call('DELETE', `/rest/workflows/${id}`);
  }

  /**
   * Publishes (2.x) or activates (1.x) a workflow. Resolves when n8n reports that the trigger is
   * active.
   * @throws Error with the message of a trigger that could not be activated
   */
  async publish({ id, versionId }: SavedWorkflow): Promise<void> {
    const answer = await this.request('POST', `/rest/workflows/${id}/activate`, { versionId });
    if (answer.status === 404) {
      await this.call('PATCH', `/rest/workflows/${id}`, { active: true, versionId });
      return;
    }
    await this.unwrap(answer, 'POST', `/rest/workflows/${id}/activate`);
    await this.awaitPublication(id);
  }

  /**
   * Newer n8n publishes in the background and stores the outcome; older ones have finished already.
   */
  private async awaitPublication(id: string): Promise<void> {
    const deadline = Date.now() + publicationLimitMs;
    for (;;) {
      const route = `/rest/workflows/${id}/publication-status`;
      const answer = await this.request('GET', route);
      if (answer.status === 404) return;
      const { status, triggers } = await this.unwrap<PublicationStatus>(answer, 'GET', route);
      if (status === 'published') return;
      const messages = triggers.flatMap(({ errorMessage }) => errorMessage ?? []);
      if (messages.length > 0) throw new Error(messages.join('; '));
      if (Date.now() > deadline) throw new Error(`Workflow ${id} is still "${status}"`);
      await sleep(pollMs);
    }
  }

  async unpublish({ id, versionId }: SavedWorkflow): Promise<void> {
    const answer = await this.request('POST', `/rest/workflows/${id}/deactivate`);
    if (answer.status === 404) {
      await this.call('PATCH', `/rest/workflows/${id}`, { active: false, versionId });
    }
  }

  /**
   * Starts a workflow from a trigger like the editor's "Execute workflow"; returns the execution's
   * ID at once.
   */
  async start(workflow: SavedWorkflow, trigger: string): Promise<string> {
    const { executionId } = await this.call<{ executionId: string }>(
      'POST',
      `/rest/workflows/${workflow.id}/run`,
      // 1.x needs the workflow itself as well; 2.x uses the saved one.
      { workflowData: workflow, startNodes: [], triggerToStartFrom: { name: trigger } },
    );
    return executionId;
  }

  async run(workflow: SavedWorkflow, trigger: string, limitMs = 60_000): Promise<StoredExecution> {
    return await this.waitFor(await this.start(workflow, trigger), limitMs);
  }

  async waitFor(executionId: string, limitMs = 60_000): Promise<StoredExecution> {
    const deadline = Date.now() + limitMs;
    for (;;) {
      const execution = await this.getExecution(executionId);
      // Older n8n reports the end a moment before the data can be read.
      const isOver = !['new', 'running', 'waiting'].includes(execution.status);
      if (isOver && isStored(execution)) return execution;
      if (Date.now() > deadline) {
        throw new Error(
          `Execution ${executionId} is still "${execution.status}" after ${limitMs} ms`,
        );
      }
      await sleep(pollMs);
    }
  }

  async getExecution(id: string): Promise<StoredExecution> {
    const stored = await this.call<StoredExecution & { data: string }>(
      'GET',
      `/rest/executions/${id}`,
    );
    return { ...stored, data: this.parse(stored.data) };
  }

  /** The latest hundred executions, newest first, without their data. */
  async listExecutions(workflowId: string): Promise<readonly ExecutionSummary[]> {
    return (await this.readExecutionPage(workflowId)).results;
  }

  /** Number of ended executions. */
  async countExecutions(workflowId: string): Promise<number> {
    return (await this.readExecutionPage(workflowId)).count;
  }

  private async readExecutionPage(workflowId: string): Promise<ExecutionPage> {
    const filter = encodeURIComponent(JSON.stringify({ workflowId }));
    return await this.call('GET', `/rest/executions?filter=${filter}&limit=100`);
  }

  /** Every node type of this n8n, as its editor loads them. */
  async listNodeTypes(): Promise<{ name: string; [key: string]: unknown }[]> {
    const answer = await this.request('GET', '/types/nodes.json');
    return (await answer.json()) as { name: string }[];
  }

  /** Sends any other request; returns what n8n wraps in `data`. */
  async call<T>(method: string, route: string, body?: object): Promise<T> {
    return await this.unwrap<T>(await this.request(method, route, body), method, route);
  }

  private async unwrap<T>(answer: Response, method: string, route: string): Promise<T> {
    const text = await answer.text();
    if (!answer.ok)
      throw new Error(`n8n responded to ${method} ${route} with ${answer.status}: ${text}`);
    return (text === '' ? undefined : (JSON.parse(text) as { data: T }).data) as T;
  }

  private async request(method: string, route: string, body?: object): Promise<Response> {
    const answer = await fetch(`${this.url}${route}`, {
      method,
      headers: {
        // n8n drops idle connections after seconds; on a busy machine a request may be written to
        // one that is gone.
        connection: 'close',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(this.cookie === '' ? {} : { cookie: this.cookie }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const issued = answer.headers.getSetCookie().find((line) => line.startsWith('n8n-auth='));
    if (issued !== undefined) this.cookie = issued.split(';')[0]!;
    return answer;
  }
}

/** Whether the data is stored, and is not still that of the moment when the execution waited. */
function isStored({ data }: StoredExecution): boolean {
  if (data?.resultData === undefined) return false;
  const { runData, lastNodeExecuted = '' } = data.resultData;
  return runData[lastNodeExecuted]?.at(-1)?.executionStatus !== 'waiting';
}
