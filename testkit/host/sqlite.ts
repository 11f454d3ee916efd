/** Provides the SQLite driver, the only native module that n8n needs. Others are not compiled. */
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
    log(`n8n ${host.version}: SQLite driver copied from another n8n installed here`);
    return;
  }
  // Built against the oldest headers it runs in every newer Node.js; the reverse crashes.
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
    throw new Error(`n8n ${host.version}: the compiled SQLite driver cannot be loaded`);
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

/** The driver uses Node-API, so that of another installed n8n works if the version is the same. */
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

/** npm's own node-gyp; n8n's copy is older than current Python versions. */
function nodeGyp(): string {
  const named = process.env['npm_config_node_gyp'];
  if (named !== undefined) return named;
  const { command, args } = npmCommand(['root', '--global']);
  const root = execFileSync(command, args, { encoding: 'utf8' }).trim();
  return path.join(root, 'npm/node_modules/node-gyp/bin/node-gyp.js');
}
