/**
 * Redis and PostgreSQL for n8n's queue mode: Debian's programs, each on a free loopback port with
 * its own folder.
 */
import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { findFreePort } from '../host/free-port';
import {
  runToEnd,
  startInBackground,
  type BackgroundProcess,
} from '../processes/background-process';

export interface Service {
  readonly port: number;
  readonly process: BackgroundProcess;
}

export interface Database extends Service {
  /**
   * Executes one statement and returns the rows as strings. @throws Error with PostgreSQL's message
   */
  query(statement: string): Promise<string[][]>;
}

export const DATABASE_NAME = 'n8n';
/** The database is empty, holds test data and listens on the loopback address only. */
export const DATABASE_USER = 'n8n';

/** Debian's folder for the programs of PostgreSQL, which are not on the PATH. */
const POSTGRES_ROOT = '/usr/lib/postgresql';

/** The Debian packages of the services, and what finds each installed. */
const FINDERS = {
  'redis-server': () => findProgram('redis-server'),
  postgresql: () => findPostgresFolder(),
};

export const SERVICE_PACKAGES: readonly string[] = Object.keys(FINDERS);

/** Returns the missing Debian packages; empty if the cluster can start. */
export function findMissingServices(): string[] {
  return Object.entries(FINDERS).flatMap(([name, find]) => (find() === undefined ? [name] : []));
}

function findProgram(name: string): string | undefined {
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((file) => existsSync(file));
}

function findPostgresFolder(): string | undefined {
  const versions = existsSync(POSTGRES_ROOT) ? readdirSync(POSTGRES_ROOT) : [];
  const found = versions
    .sort((one, other) => Number(other) - Number(one))
    .map((version) => join(POSTGRES_ROOT, version, 'bin'))
    .find((folder) => existsSync(join(folder, 'initdb')));
  const onPath = findProgram('initdb');
  return found ?? (onPath === undefined ? undefined : join(onPath, '..'));
}

export async function startRedis(folder: string): Promise<Service> {
  mkdirSync(folder, { recursive: true });
  const port = await findFreePort();
  const settings = ['--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const running = startInBackground('redis-server', [
    '--port',
    String(port),
    '--dir',
    folder,
    ...settings,
  ]);
  await running.untilListening(port);
  return { port, process: running };
}

/** PostgreSQL refuses to run as root; then it runs as the user of Debian's package. */
function findAccount(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string): number =>
    Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

export async function startPostgres(folder: string): Promise<Database> {
  const programs = findPostgresFolder();
  if (programs === undefined) throw new Error('PostgreSQL is not installed');
  const account = findAccount();
  mkdirSync(folder, { recursive: true });
  if (account.uid !== undefined) chownSync(folder, account.uid, account.gid ?? account.uid);
  const data = join(folder, 'data');
  await runToEnd(
    join(programs, 'initdb'),
    ['-D', data, '-U', DATABASE_USER, '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'],
    { cwd: folder, ...account },
  );
  const port = await findFreePort();
  // fsync only protects against a power failure of the machine; a killed n8n loses nothing without
  // it.
  const settings = ['listen_addresses=127.0.0.1', `unix_socket_directories=${folder}`, 'fsync=off'];
  const running = startInBackground(
    join(programs, 'postgres'),
    ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
    { cwd: folder, ...account },
  );
  await running.untilListening(port);
  const psql = async (database: string, statement: string): Promise<string> =>
    await runToEnd(join(programs, 'psql'), [
      ...['-h', '127.0.0.1', '-p', String(port), '-U', DATABASE_USER, '-d', database],
      ...['-At', '-F', '\t', '-v', 'ON_ERROR_STOP=1', '-c', statement],
    ]);
  await psql('postgres', `create database ${DATABASE_NAME}`);
  return {
    port,
    process: running,
    async query(statement) {
      const rows = (await psql(DATABASE_NAME, statement)).trimEnd();
      return rows === '' ? [] : rows.split('\n').map((row) => row.split('\t'));
    },
  };
}
