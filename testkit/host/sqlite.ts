/** Provides the SQLite driver, the only native module that n8n needs. */
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { machineNode, type NodeRuntime } from './node-runtime';
import { importPlain } from './plain-scripts';
import { fetchPrebuilt } from './prebuilt';
import { npmCommand, runLong, type Log } from './run-process';
import { hostFolder, hostVersions, type HostVersion } from './versions';

/** A folder of the package `sqlite3`, and whose it is. */
export interface DriverPlace {
  readonly folder: string;
  /** Names the n8n in messages. */
  readonly title: string;
  readonly logFile: string;
  /** Folders of the same package that may have the driver already. */
  readonly lenders: readonly string[];
}

const binary = 'build/Release/node_sqlite3.node';

/** About 1 MB. Who cannot get it in this time is better off with compiling. */
const downloadLimitMs = 20_000;

/** Compiling takes minutes, so the caller may do other things until the driver is ready. */
export interface Driver {
  readonly ready: Promise<void>;
}

export async function ensureSqlite(
  host: HostVersion,
  node: NodeRuntime,
  log: Log,
): Promise<Driver> {
  const place: DriverPlace = {
    folder: driverFolder(host),
    title: `n8n ${host.version}`,
    logFile: path.join(hostFolder(host), 'sqlite.log'),
    lenders: hostVersions.filter((other) => other !== host).map(driverFolder),
  };
  return ensureDriver(place, node, log);
}

/**
 * Takes the driver that is there, that of another n8n, a prebuilt one, or compiles it: the first
 * that works.
 *
 * @throws Error if none can be had; before anything is compiled, if the tools for that are missing
 */
export async function ensureDriver(
  place: DriverPlace,
  node: NodeRuntime,
  log: Log,
  limitMs = downloadLimitMs,
): Promise<Driver> {
  const { folder, title } = place;
  const ready = { ready: Promise.resolve() };
  if (findFault(folder, node) === undefined) return ready;
  if (borrow(place, node)) {
    log(`${title}: SQLite driver copied from another n8n installed here`);
    return ready;
  }
  log(`${title}: looking for a prebuilt SQLite driver …`);
  const fetched = await fetchPrebuilt(folder, node, () => findFault(folder, node), limitMs);
  if (fetched.ok) {
    log(`${title}: the prebuilt SQLite driver works, nothing to compile`);
    return ready;
  }
  // A driver that does not work must not be lent to another n8n.
  rmSync(path.join(folder, binary), { force: true });
  log(`${title}: no prebuilt SQLite driver (${fetched.reason}), so it must be compiled`);
  await requireBuildTools(title);
  return { ready: compile(place, node, log) };
}

async function requireBuildTools(title: string): Promise<void> {
  const { findBuildTools, buildToolsAdvice } = await importPlain('installation/build-tools.mjs');
  const missing = findBuildTools().filter(({ version }) => version === undefined);
  if (missing.length === 0) return;
  throw new Error(
    [
      `${title}: the SQLite driver cannot be compiled here. Missing: ${missing.map(({ name }) => name).join(', ')}. ` +
        'Install what is missing, then run the same command again; it goes on where it stopped:',
      ...buildToolsAdvice(),
    ].join('\n  '),
  );
}

async function compile(place: DriverPlace, node: NodeRuntime, log: Log): Promise<void> {
  const { usualTime } = await importPlain('installation/facts.mjs');
  // Built against the oldest headers it runs in every newer Node.js; the reverse crashes.
  const machine = machineNode();
  const builder = machine.headers === undefined ? node : machine;
  await runLong({
    command: builder.executable,
    args: [nodeGyp(), 'rebuild', '--jobs', 'max'],
    title: `${place.title}: compiling the SQLite driver`,
    usual: usualTime('compiled driver'),
    cwd: place.folder,
    env: {
      ...process.env,
      ...(builder.headers === undefined ? {} : { npm_config_nodedir: builder.headers }),
    },
    logFile: place.logFile,
    log,
  });
  const fault = findFault(place.folder, node);
  if (fault !== undefined) {
    throw new Error(`${place.title}: the compiled SQLite driver does not work: ${fault}`);
  }
}

function driverFolder(host: HostVersion): string {
  return path.join(hostFolder(host), 'node_modules', 'sqlite3');
}

const query = `
  const { Database } = require(process.argv[1]);
  const fail = (cause) => { console.error(String(cause)); process.exit(1); };
  new Database(':memory:', (cause) => cause && fail(cause))
    .get('SELECT 1 AS one', (cause, row) => (cause || row.one !== 1) && fail(cause));
`;

/** Opens a database in memory. @returns why the driver does not work; undefined if it does */
function findFault(folder: string, node: NodeRuntime): string | undefined {
  if (!existsSync(path.join(folder, binary))) return 'there is no driver';
  try {
    execFileSync(node.executable, ['-e', query, folder], {
      encoding: 'utf8',
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: 60_000,
    });
    return undefined;
  } catch (cause) {
    const { stderr } = cause as { stderr?: string };
    const line = stderr?.split('\n').find((text) => /^\w*Error\b/.test(text));
    return `it cannot be loaded: ${line?.trim() ?? 'Node.js ended'}`;
  }
}

/** The driver uses Node-API, so that of another installed n8n works if the version is the same. */
function borrow({ folder, lenders }: DriverPlace, node: NodeRuntime): boolean {
  return lenders
    .filter((lender) => existsSync(path.join(lender, binary)))
    .filter((lender) => versionOf(lender) === versionOf(folder))
    .some((lender) => {
      mkdirSync(path.dirname(path.join(folder, binary)), { recursive: true });
      copyFileSync(path.join(lender, binary), path.join(folder, binary));
      return findFault(folder, node) === undefined;
    });
}

function versionOf(folder: string): string {
  const manifest = readFileSync(path.join(folder, 'package.json'), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}

/** npm's own node-gyp; n8n's copy is older than current Python versions. */
function nodeGyp(): string {
  const named = process.env['npm_config_node_gyp'];
  if (named !== undefined) return named;
  const { command, args } = npmCommand(['root', '--global']);
  const root = execFileSync(command, args, { encoding: 'utf8' }).trim();
  return path.join(root, 'npm/node_modules/node-gyp/bin/node-gyp.js');
}
