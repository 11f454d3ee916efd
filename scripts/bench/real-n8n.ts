/** A real n8n with the packed package and an emulated gateway with the documented limits. */
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

/** Default response time of the gateway in milliseconds. */
export const LATENCY_MS = 100;

/**
 * Starts a fresh n8n, runs the work with it, and removes it. All times are real.
 *
 * @param environment variables that differ from n8n's defaults
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
  /** Items of the node's first output. */
  readonly outputs: readonly Record<string, unknown>[];
}

const POLL_MS = 500;

/** Runs a workflow from its manual start and returns the time of one of its nodes. */
export async function timeNode(
  sandbox: Sandbox,
  workflow: Workflow,
  node: string,
): Promise<TimedRun> {
  return readRun(sandbox, await runToEnd(sandbox, workflow), node);
}

/**
 * Runs a workflow from its manual start; returns the ID of the execution once n8n has stored its
 * end.
 */
export async function runToEnd({ rest }: Sandbox, workflow: Workflow): Promise<string> {
  const saved = await rest.createWorkflow(workflow);
  await rest.start(saved, startName);
  return waitForEnd(rest, saved);
}

/** Polls rarely and with small requests, because n8n responds while it is measured. */
async function waitForEnd(rest: Sandbox['rest'], { id }: SavedWorkflow): Promise<string> {
  for (;;) {
    await sleep(POLL_MS);
    // n8n may close a connection that was idle while n8n was busy.
    const [newest] = await rest.listExecutions(id).catch(() => []);
    if (newest && !['new', 'running', 'waiting'].includes(newest.status)) return newest.id;
  }
}

/**
 * Reads the stored run of a node. Loading an execution takes n8n more memory than many runs of it.
 */
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
  /** Responses with error 9: a limit was exceeded. */
  readonly tooMany: number;
}

/** Requests to the gateway since the last call. */
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
