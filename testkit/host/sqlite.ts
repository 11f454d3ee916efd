/** The one native part that n8n cannot start without: the SQLite driver. All else is left uncompiled. */
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { machineNode, type NodeRuntime } from './node-runtime';
import { npmCommand, runLong, type Log } from './run-process';
import { hostFolder, hostVersions, type HostVersion } from './versions';

const binary = 'build/Release/node_sqlite3.node';

export async function ensureSqlite(host: HostVersion, node: NodeRuntime, log: Log): Promise<void> {
  const folder = driverFolder(host);
  if (loads(folder, node)) return;
  if (borrow(host, node)) {
    log(`n8n ${host.version}: SQLite driver taken over from another n8n here`);
    return;
  }
  // Built against the older headers it runs in every newer Node.js; the other way round it crashes.
  const machine = machineNode();
  const builder = machine.headers === undefined ? node : machine;
  await runLong({
    command: builder.executable,
    args: [nodeGyp(), 'rebuild', '--jobs', 'max'],
    title: `n8n ${host.version}: compiling the SQLite driver (needs Python, make and a C++ compiler)`,
    cwd: folder,
    env: {
      ...process.env,
      ...(builder.headers === undefined ? {} : { npm_config_nodedir: builder.headers }),
    },
    logFile: path.join(hostFolder(host), 'sqlite.log'),
    log,
  });
  if (!loads(folder, node)) {
    throw new Error(`n8n ${host.version}: the SQLite driver was compiled but cannot be loaded`);
  }
}

function driverFolder(host: HostVersion): string {
  return path.join(hostFolder(host), 'node_modules', 'sqlite3');
}

function loads(folder: string, node: NodeRuntime): boolean {
  if (!existsSync(path.join(folder, binary))) return false;
  try {
    execFileSync(node.executable, ['-e', 'require(process.argv[1])', folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** The driver speaks Node-API, so the one of another n8n here may do: equal versions are equal files. */
function borrow(host: HostVersion, node: NodeRuntime): boolean {
  const target = driverFolder(host);
  const lenders = hostVersions
    .filter((other) => other !== host)
    .map(driverFolder)
    .filter((folder) => existsSync(path.join(folder, binary)))
    .filter((folder) => versionOf(folder) === versionOf(target));
  return lenders.some((lender) => {
    mkdirSync(path.dirname(path.join(target, binary)), { recursive: true });
    copyFileSync(path.join(lender, binary), path.join(target, binary));
    return loads(target, node);
  });
}

function versionOf(folder: string): string {
  const manifest = readFileSync(path.join(folder, 'package.json'), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}

/** node-gyp as npm brings it along; n8n's own copy is older than current Python versions. */
function nodeGyp(): string {
  const named = process.env['npm_config_node_gyp'];
  if (named !== undefined) return named;
  const { command, args } = npmCommand(['root', '--global']);
  const root = execFileSync(command, args, { encoding: 'utf8' }).trim();
  return path.join(root, 'npm/node_modules/node-gyp/bin/node-gyp.js');
}
