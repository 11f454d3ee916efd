/** Starts an installed n8n on a user folder, waits until it serves, and stops or kills it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { hostEnvironment } from './environment';
import { findFreePort } from './free-port';
import type { InstalledHost } from './install-host';
import { hostFolder } from './versions';

/** Role of an n8n process: everything, or one part of queue mode. */
export type HostRole = 'start' | 'worker' | 'webhook';

export interface BootOptions {
  /** Default: `start`. */
  readonly role?: HostRole;
  /** Additional command-line arguments, e.g. `--concurrency=5`. */
  readonly flags?: readonly string[];
  readonly userFolder: string;
  /** n8n's complete output is appended to this file. */
  readonly logFile: string;
  /** Default: a free port. A restart keeps the port, so that webhook URLs stay the same. */
  readonly port?: number;
  readonly environment?: Readonly<Record<string, string>>;
  /** Aborts a start in progress. */
  readonly signal?: AbortSignal;
}

export interface RunningHost {
  readonly url: string;
  readonly port: number;
  readonly version: string;
  readonly pid: number;
  /** Asks n8n to stop and waits for it; kills it after 20 s. */
  stop(): Promise<void>;
  /** Sends SIGKILL to n8n and its children, like a power failure. */
  kill(): Promise<void>;
}

const bootLimitMs = 180_000;
const stopLimitMs = 20_000;

export async function bootHost(
  installed: InstalledHost,
  options: BootOptions,
): Promise<RunningHost> {
  const port = options.port ?? (await findFreePort());
  const output = openSync(options.logFile, 'a');
  const place = {
    userFolder: options.userFolder,
    port,
    brokerPort: await findFreePort(),
    runnerPort: await findFreePort(),
  };
  const child = spawn(
    installed.node.executable,
    [
      path.join(hostFolder(installed.host), 'node_modules/n8n/bin/n8n'),
      options.role ?? 'start',
      ...(options.flags ?? []),
    ],
    {
      cwd: options.userFolder,
      env: hostEnvironment(installed.host, place, options.environment),
      stdio: ['ignore', output, output],
      // A separate process group: Ctrl-C in the terminal reaches only the caller, who then stops
      // n8n in order.
      detached: true,
    },
  );
  closeSync(output);
  // n8n ends with this process in any case.
  const killWithMe = (): void => killGroup(child.pid);
  process.once('exit', killWithMe);
  child.once('exit', () => process.off('exit', killWithMe));
  const running: RunningHost = {
    url: `http://127.0.0.1:${port}`,
    port,
    version: installed.host.version,
    pid: child.pid ?? 0,
    stop: () => end(child, 'SIGTERM'),
    kill: () => end(child, 'SIGKILL'),
  };
  try {
    await waitUntilServing(running.url, child, options);
  } catch (cause) {
    await running.kill();
    throw cause;
  }
  return running;
}

async function waitUntilServing(
  url: string,
  child: ChildProcess,
  { logFile, signal, role = 'start' }: BootOptions,
): Promise<void> {
  const deadline = Date.now() + bootLimitMs;
  let failedToStart: Error | undefined;
  child.once('error', (error) => (failedToStart = error));
  while (Date.now() < deadline) {
    signal?.throwIfAborted();
    if (failedToStart !== undefined) throw failedToStart;
    if (hasEnded(child)) throw new Error(`n8n ended while starting. ${tail(logFile)}`);
    if (await (role === 'start' ? serves(url) : isReady(url))) return;
    await sleep(200);
  }
  throw new Error(`n8n did not serve within ${bootLimitMs / 1000} s. ${tail(logFile)}`);
}

/**
 * The settings are JSON only once every route exists; before that n8n returns a page or nothing.
 */
async function serves(url: string): Promise<boolean> {
  try {
    // n8n closes idle connections, possibly while the next request is being written.
    const headers = { connection: 'close' };
    const [ready, settings] = await Promise.all([
      fetch(`${url}/healthz/readiness`, { headers }),
      fetch(`${url}/rest/settings`, { headers }),
    ]);
    await ready.text();
    const text = await settings.text();
    return ready.ok && settings.ok && text.startsWith('{');
  } catch {
    return false;
  }
}

/** A worker and a webhook processor have no settings route. */
async function isReady(url: string): Promise<boolean> {
  try {
    const ready = await fetch(`${url}/healthz/readiness`, { headers: { connection: 'close' } });
    await ready.text();
    return ready.ok;
  } catch {
    return false;
  }
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (hasEnded(child) || child.pid === undefined) return;
  const closed = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  if (signal === 'SIGTERM') {
    child.kill('SIGTERM');
    const timeOut = new AbortController();
    await Promise.race([
      closed,
      sleep(stopLimitMs, undefined, { signal: timeOut.signal }).catch(() => undefined),
    ]);
    timeOut.abort();
  }
  killGroup(child.pid);
  await closed;
}

/** Also ends the task runner, which would outlive a killed n8n for a while. */
function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // The whole group has already ended.
  }
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

function tail(logFile: string): string {
  const lines = readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-20);
  return `The complete output is in ${logFile}; its last lines:\n${lines.join('\n')}`;
}
