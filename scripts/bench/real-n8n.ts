/** A real n8n with the packed package beside an emulated gateway that keeps to the documented limits. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RequestEntry } from '../../emulator/start';
import type { StoredRun } from '../../testkit/host/execution';
import { installHost } from '../../testkit/host/install-host';
import { packPackage } from '../../testkit/host/package-install';
import type { SavedWorkflow, Workflow } from '../../testkit/host/rest-client';
import { startSandbox, type Sandbox } from '../../testkit/host/sandbox';
import { startName } from '../../testkit/host/smsc-workflows';
import { currentHost } from '../../testkit/host/versions';

/** Milliseconds that the gateway takes for an answer, where a figure does not say otherwise. */
export const LATENCY_MS = 100;

/**
 * Boots a fresh n8n, hands it over, and removes it again. Nothing in it is faster than real time.
 *
 * @param environment variables for n8n, where its defaults are not what is measured
 */
export async function withRealN8n<Value>(
  progress: (line: string) => void,
  use: (sandbox: Sandbox) => Promise<Value>,
  environment: Readonly<Record<string, string>> = {},
): Promise<Value> {
  const installed = await installHost(currentHost, progress);
  const folder = mkdtempSync(path.join(tmpdir(), 'smsc-bench-'));
  let sandbox: Sandbox | undefined;
  try {
    const tarball = packPackage(folder);
    sandbox = await startSandbox({ installed, tarball, speed: 1, environment });
    sandbox.emulator.control.configure({ latencyMs: LATENCY_MS });
    return await use(sandbox);
  } finally {
    await sandbox?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

export interface TimedRun {
  /** Milliseconds that the node took, as n8n stored it. */
  readonly nodeMs: number;
  /** What the node gave on its first output. */
  readonly outputs: readonly Record<string, unknown>[];
}

const POLL_MS = 500;

/** Runs a workflow from its manual start and gives the time of one of its nodes. */
export async function timeNode(
  sandbox: Sandbox,
  workflow: Workflow,
  node: string,
): Promise<TimedRun> {
  return readRun(sandbox, await runToEnd(sandbox, workflow), node);
}

/** Runs a workflow from its manual start; the ID of the execution once n8n has stored its end. */
export async function runToEnd({ rest }: Sandbox, workflow: Workflow): Promise<string> {
  const saved = await rest.createWorkflow(workflow);
  await rest.start(saved, startName);
  return waitForEnd(rest, saved);
}

/** Asks seldom and for little, because n8n has to answer while it is measured. */
async function waitForEnd(rest: Sandbox['rest'], { id }: SavedWorkflow): Promise<string> {
  for (;;) {
    await sleep(POLL_MS);
    // A connection that was idle while n8n was busy is closed in our face.
    const [newest] = await rest.listExecutions(id).catch(() => []);
    if (newest && !['new', 'running', 'waiting'].includes(newest.status)) return newest.id;
  }
}

/** What n8n stored of a node. To hand out an execution takes n8n more memory than many a run of it. */
export async function readRun({ rest }: Sandbox, id: string, node: string): Promise<TimedRun> {
  const execution = await rest.getExecution(id);
  const { runData, error } = execution.data.resultData;
  const run = runData[node]?.[0] as (StoredRun & { executionTime: number }) | undefined;
  if (run === undefined || execution.status !== 'success') {
    throw new Error(`The workflow ended with ${execution.status}: ${error?.message ?? node}`);
  }
  const items = run.data?.main?.[0] ?? [];
  return { nodeMs: run.executionTime, outputs: items.map(({ json }) => json) };
}

export interface Traffic {
  readonly requests: number;
  /** Answers with error 9, by which the gateway says that a limit was passed. */
  readonly tooMany: number;
}

/** What the gateway was asked since the last call. */
export function takeTraffic({ emulator }: Sandbox): Traffic {
  const log = emulator.control.readLog().filter((entry) => entry.kind === 'request');
  const requests = log as readonly RequestEntry[];
  emulator.control.reset();
  emulator.control.configure({ latencyMs: LATENCY_MS });
  return {
    requests: requests.length,
    tooMany: requests.filter(({ errorCode }) => errorCode === 9).length,
  };
}
