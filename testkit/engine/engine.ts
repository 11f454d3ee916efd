import './environment';
import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { INodeExecutionData, IWebhookResponseData, WorkflowExecuteMode } from 'n8n-workflow';
import type { ProgressListener, ResponseListener, Surroundings } from './additional-data';
import { startBinaryData } from './binary-data';
import { CredentialStore, type CredentialValues } from './credential-store';
import { testCredential, type CredentialTestOutcome } from './credential-test';
import type { ExecutionReport } from './execution-report';
import { forgetPackages, loadNodeCatalogue, type NodeCatalogue } from './node-catalogue';
import { resetPace, setPace } from './pace';
import { PollingWorkflow, type PolledItems } from './polling-workflow';
import { PublishedWorkflow } from './published-workflow';
import { runWorkflow, type RunSettings } from './run-workflow';
import { TriggeredWorkflow } from './triggered-workflow';
import { callWaitingWebhook, continueWith, type WaitingExecution } from './waiting-execution';
import { WebhookServer } from './webhook-server';
import type { WorkflowFile } from './workflow-file';

export interface RunOptions {
  /** Items for the start node; one empty item if absent. */
  readonly items?: INodeExecutionData[][];
  readonly startNode?: string;
  readonly cancelAfterMs?: number;
  /** Default `trigger`: as a published workflow runs. `manual`: like the editor's button. */
  readonly mode?: 'manual' | 'trigger';
}

export interface PublishedAddress {
  readonly nodeName: string;
  readonly method: string;
  readonly url: string;
}

export interface EngineOptions {
  readonly credentials?: CredentialValues;
  /** Folder of the package under test; both packages of this repository if absent. */
  readonly packageDirectory?: string;
  readonly onProgress?: (file: WorkflowFile, ...progress: Parameters<ProgressListener>) => void;
  /**
   * Whether files of items are stored on disk, n8n's default; otherwise in memory. Files uploaded
   * by a form need memory: on disk they have a name that n8n's server changes later.
   */
  readonly keepsFilesOnDisk?: boolean;
}

const POLL_MS = 20;
/** The one file through which the loaded nodes share their limits. */
const ACCOUNTS = join(__dirname, '../../dist/nodes/accounts/index.js');

const require = createRequire(__filename);

/**
 * Runs workflows in n8n's engine without n8n: `n8n-core` with this package's nodes from `dist/` and
 * n8n's built-in nodes. There is no database, editor or queue. Webhooks are served.
 */
export class Engine {
  private readonly finished: ExecutionReport[] = [];
  private readonly running = new Set<Promise<unknown>>();
  private readonly published = new Map<string, PublishedWorkflow>();
  private readonly polling = new Map<string, PollingWorkflow>();
  private readonly triggered = new Map<string, TriggeredWorkflow>();
  private readonly waiting = new Map<string, WaitingExecution>();
  private readonly failures: string[] = [];
  private readonly server: WebhookServer;
  private credentials: CredentialValues;
  private baseUrl = '';

  private constructor(
    private readonly catalogue: NodeCatalogue,
    private readonly options: EngineOptions,
  ) {
    this.credentials = options.credentials ?? {};
    this.server = new WebhookServer(
      (published, nodeName, items, onResponse) =>
        this.start(published.file, 'webhook', nodeName, items, onResponse),
      async (executionId, request, response) =>
        await this.answerWaiting(executionId, request, response),
    );
  }

  static async start(options: EngineOptions = {}): Promise<Engine> {
    if (options.keepsFilesOnDisk) await startBinaryData();
    const engine = new Engine(await loadNodeCatalogue(options.packageDirectory), options);
    engine.baseUrl = await engine.server.listen();
    return engine;
  }

  /** Speeds up the clock of the nodes by a factor. */
  setPace(factor: number): void {
    setPace(factor);
  }

  setCredentials(credentials: CredentialValues): void {
    this.credentials = credentials;
  }

  /** Runs a workflow from its trigger to its end. */
  async run(file: WorkflowFile, options: RunOptions = {}): Promise<ExecutionReport> {
    return this.execute(file, options.mode ?? 'trigger', options);
  }

  /** Activates a workflow's triggers and returns their webhook URLs. */
  async publish(file: WorkflowFile): Promise<PublishedAddress[]> {
    await this.unpublish(file);
    const polling = new PollingWorkflow(file, this.catalogue, () => this.surroundings());
    const polled = await polling.activate();
    const published = await PublishedWorkflow.publish(file, this.catalogue, this.surroundings());
    const triggered = await TriggeredWorkflow.activate(file, this.catalogue, this.surroundings(), {
      start: (nodeName, items) => this.start(file, 'trigger', nodeName, items),
      fail: (nodeName, error) => void this.failures.push(`${nodeName}: ${error.message}`),
    });
    this.triggered.set(file.id ?? file.name, triggered);
    this.polling.set(file.id ?? file.name, polling);
    this.startPolled(file, polled);
    this.server.add(published);
    this.published.set(file.id ?? file.name, published);
    return published.routes.map(({ nodeName, method, path }) => ({
      nodeName,
      method,
      url: `${this.baseUrl}/webhook/${path}`,
    }));
  }

  async unpublish(file: WorkflowFile): Promise<void> {
    const published = this.published.get(file.id ?? file.name);
    if (!published) return;
    this.server.remove(published);
    this.polling.delete(file.id ?? file.name);
    this.published.delete(file.id ?? file.name);
    await this.triggered.get(file.id ?? file.name)?.close();
    this.triggered.delete(file.id ?? file.name);
    await published.unpublish();
  }

  /**
   * Runs one poll of a published workflow's polling triggers; returns the number of started
   * executions.
   */
  async poll(file: WorkflowFile): Promise<number> {
    const polled = await this.findPolling(file).tick();
    return this.startPolled(file, polled);
  }

  /**
   * Simulates a restart of n8n: only stored data of a published workflow remains, and its triggers
   * poll again.
   */
  async restart(file: WorkflowFile): Promise<number> {
    const polled = await this.findPolling(file).activate();
    return this.startPolled(file, polled);
  }

  /** Tests a credential like n8n's Test button. */
  async testCredential(type: string, name: string): Promise<CredentialTestOutcome> {
    return testCredential(type, name, this.catalogue, this.surroundings());
  }

  /** Completed executions that triggers started, oldest first. */
  executions(): readonly ExecutionReport[] {
    return this.finished;
  }

  forgetExecutions(): void {
    this.finished.length = 0;
    this.failures.length = 0;
  }

  /** Resets the limits of the accounts, as in a new process. */
  forgetAccounts(): void {
    const { accounts } = require(ACCOUNTS) as { accounts: { clear(): void } };
    accounts.clear();
  }

  /**
   * Exceptions of nodes in webhook calls: each would be an HTTP 500 and a failed execution in n8n.
   */
  webhookExceptions(): readonly string[] {
    return this.server.exceptions;
  }

  /** Makes n8n's database unavailable: a webhook that would start an execution gets a 500. */
  setStoreAway(isAway: boolean): void {
    this.server.setStoreAway(isAway);
  }

  /** Errors with which connection-based triggers stopped, as `name: message`. */
  triggerFailures(): readonly string[] {
    return this.failures;
  }

  /** Waits until triggers have started this many executions and all of them have ended. */
  async waitForExecutions(count: number, timeoutMs: number): Promise<readonly ExecutionReport[]> {
    const deadline = Date.now() + timeoutMs;
    while ((this.finished.length < count || this.running.size > 0) && Date.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
    return this.finished;
  }

  /**
   * Stops this engine and starts a new one in the same process, without the state of this one: with
   * the real clock, and with the code of the packages loaded again.
   */
  async renew(): Promise<Engine> {
    await this.stop();
    resetPace();
    forgetPackages();
    return await Engine.start(this.options);
  }

  /**
   * Stops everything that this engine started. n8n-core keeps a timer, so the process must exit
   * explicitly.
   */
  async stop(): Promise<void> {
    await this.server.close();
    for (const triggered of this.triggered.values()) await triggered.close();
    await Promise.all(this.running);
  }

  private surroundings(): Surroundings {
    return {
      credentials: new CredentialStore(this.catalogue, this.credentials),
      baseUrl: this.baseUrl,
    };
  }

  private findPolling(file: WorkflowFile): PollingWorkflow {
    const polling = this.polling.get(file.id ?? file.name);
    if (!polling) throw new Error(`The workflow "${file.name}" is not published`);
    return polling;
  }

  private startPolled(file: WorkflowFile, polled: readonly PolledItems[]): number {
    for (const { nodeName, items } of polled) void this.start(file, 'trigger', nodeName, items);
    return polled.length;
  }

  private start(
    file: WorkflowFile,
    mode: WorkflowExecuteMode,
    startNode: string,
    items: INodeExecutionData[][],
    onResponse?: ResponseListener,
  ): Promise<unknown> {
    const execution: Promise<unknown> = this.execute(file, mode, { startNode, items }, onResponse)
      .then((report) => this.finished.push(report))
      .finally(() => this.running.delete(execution));
    this.running.add(execution);
    return execution;
  }

  private async execute(
    file: WorkflowFile,
    mode: WorkflowExecuteMode,
    { startNode, items, cancelAfterMs }: RunOptions,
    onResponse?: ResponseListener,
  ): Promise<ExecutionReport> {
    const { onProgress } = this.options;
    const settings: RunSettings = {
      catalogue: this.catalogue,
      surroundings: this.surroundings(),
      executionId: randomUUID(),
      mode,
      startNode,
      items,
      cancelAfterMs,
      onResponse,
      onProgress: onProgress && ((...progress) => onProgress(file, ...progress)),
      onWaiting: (data) => this.waiting.set(settings.executionId, { file, settings, data }),
    };
    return runWorkflow(file, settings);
  }

  /** Passes a request to a waiting execution; `null` if it does not wait. */
  private async answerWaiting(
    executionId: string,
    request: { readonly method?: string },
    response: unknown,
  ): Promise<IWebhookResponseData | null> {
    const waiting = this.waiting.get(executionId);
    if (!waiting) return null;
    const result = await callWaitingWebhook(waiting, request, response);
    const { workflowData } = result;
    if (workflowData === undefined || this.waiting.get(executionId) !== waiting) return result;
    this.waiting.delete(executionId);
    const continued = continueWith(waiting, workflowData);
    const execution: Promise<unknown> = runWorkflow(waiting.file, {
      ...waiting.settings,
      continued,
    })
      .then((report) => this.finished.push(report))
      .finally(() => this.running.delete(execution));
    this.running.add(execution);
    return result;
  }
}
