/**
 * n8n in queue mode on this machine: a main process, workers and webhook processors that share
 * Redis and PostgreSQL, each with both packages in its own user folder, next to one emulated
 * gateway.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startEmulator } from '../../emulator/start';
import { bootHost, type HostRole, type RunningHost } from '../host/boot';
import { findFreePort } from '../host/free-port';
import type { InstalledHost } from '../host/install-host';
import { installTarball } from '../host/package-install';
import { RestClient, type Credential, type Owner } from '../host/rest-client';
import {
  credentialData,
  describeEmulator,
  type Playground,
  type SmscSecrets,
} from '../host/sandbox';
import {
  DATABASE_NAME,
  DATABASE_USER,
  startPostgres,
  startRedis,
  type Database,
  type Service,
} from './services';

export interface ClusterOptions {
  readonly installed: InstalledHost;
  /** Tarballs of the packages that every process loads. */
  readonly tarballs: readonly string[];
  readonly secrets: SmscSecrets;
  /** Emulated seconds per real second of the gateway; default 1. */
  readonly speed?: number;
  /** Concurrent executions per worker; default 5. */
  readonly concurrency?: number;
  /** Variables of every process, in addition to those of queue mode. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/** A process of the cluster, which can be killed and restarted on its data and port. */
export interface ClusterProcess {
  readonly name: string;
  readonly url: string;
  readonly logFile: string;
  /** Undefined while it is stopped. */
  readonly running: RunningHost | undefined;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Sends SIGKILL to the process and its children. */
  kill(): Promise<void>;
}

export interface Cluster extends Playground {
  readonly main: ClusterProcess;
  readonly workers: readonly [ClusterProcess, ClusterProcess];
  readonly processors: readonly [ClusterProcess, ClusterProcess];
  readonly all: readonly ClusterProcess[];
  readonly redis: Service;
  readonly database: Database;
  readonly credential: Credential;
  readonly secrets: SmscSecrets;
}

/** The cluster is reachable only from this machine. */
const OWNER: Owner = { email: 'owner@example.com', password: 'Sandbox-1-Owner' };
const ENCRYPTION_KEY = 'one-key-for-every-process-of-it';

export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const { installed, secrets, speed = 1, concurrency = 5 } = options;
  const folder = mkdtempSync(path.join(tmpdir(), 'n8n-smsc-cluster-'));
  const undo: (() => Promise<void> | void)[] = [
    () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }),
  ];
  const stop = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    // PostgreSQL runs as a different user, who must be able to enter the folder.
    const services = mkdtempSync(path.join(tmpdir(), 'n8n-smsc-services-'));
    undo.push(() => rmSync(services, { recursive: true, force: true, maxRetries: 5 }));
    const [redis, database] = await Promise.all([
      startRedis(path.join(folder, 'redis')),
      startPostgres(services),
    ]);
    undo.push(
      () => redis.process.stop(),
      () => database.process.stop(),
    );
    const emulator = await startEmulator({
      port: 0,
      speed,
      ...secrets,
      smpp: { port: 0, tlsPort: 0 },
      smtp: { port: 0 },
    });
    undo.push(() => emulator.stop());
    const ports = { main: await findFreePort(), processor: await findFreePort() };
    const environment = {
      EXECUTIONS_MODE: 'queue',
      QUEUE_BULL_REDIS_HOST: '127.0.0.1',
      QUEUE_BULL_REDIS_PORT: String(redis.port),
      QUEUE_HEALTH_CHECK_ACTIVE: 'true',
      // A killed worker is noticed in seconds instead of n8n's minute.
      QUEUE_WORKER_LOCK_DURATION: '5000',
      QUEUE_WORKER_LOCK_RENEW_TIME: '2000',
      QUEUE_WORKER_STALLED_INTERVAL: '2000',
      DB_TYPE: 'postgresdb',
      DB_POSTGRESDB_HOST: '127.0.0.1',
      DB_POSTGRESDB_PORT: String(database.port),
      DB_POSTGRESDB_DATABASE: DATABASE_NAME,
      DB_POSTGRESDB_USER: DATABASE_USER,
      DB_POSTGRESDB_PASSWORD: 'none',
      N8N_ENCRYPTION_KEY: ENCRYPTION_KEY,
      N8N_DEFAULT_BINARY_DATA_MODE: 'database',
      // The first webhook processor takes the place of a load balancer.
      WEBHOOK_URL: `http://127.0.0.1:${ports.processor}/`,
      N8N_EDITOR_BASE_URL: `http://127.0.0.1:${ports.main}/`,
      ...options.environment,
    };
    const processOf = async (
      name: string,
      role: HostRole,
      port?: number,
    ): Promise<ClusterProcess> =>
      createProcess({
        name,
        role,
        folder,
        installed,
        tarballs: options.tarballs,
        port: port ?? (await findFreePort()),
        environment,
        flags: role === 'worker' ? [`--concurrency=${concurrency}`] : [],
        ...(options.signal && { signal: options.signal }),
      });
    const main = await processOf('main', 'start', ports.main);
    const workers = [
      await processOf('worker-1', 'worker'),
      await processOf('worker-2', 'worker'),
    ] as const;
    const processors = [
      await processOf('webhook-1', 'webhook', ports.processor),
      await processOf('webhook-2', 'webhook'),
    ] as const;
    const all = [main, ...workers, ...processors];
    undo.push(async () => void (await Promise.all(all.map((one) => one.stop()))));
    // The main process creates the tables that the others need.
    await main.start();
    await Promise.all([...workers, ...processors].map((one) => one.start()));
    const rest = new RestClient(main.url, installed.host);
    await rest.setUpOwner(OWNER);
    await rest.signIn(OWNER);
    const credential = await rest.createCredential(
      'SMSC (emulator)',
      'smscApi',
      credentialData(emulator.url, secrets),
    );
    return {
      main,
      workers,
      processors,
      all,
      redis,
      database,
      emulator,
      rest,
      credential,
      secrets,
      address: {
        version: installed.host.version,
        url: main.url,
        webhookUrl: processors[0].url,
        ...describeEmulator(emulator),
        userFolder: path.join(folder, main.name),
        logFile: main.logFile,
        owner: OWNER,
        session: rest.session,
        credential,
        secrets,
      },
      stop,
    };
  } catch (cause) {
    await stop();
    throw cause;
  }
}

interface ProcessOptions {
  readonly name: string;
  readonly role: HostRole;
  readonly folder: string;
  readonly installed: InstalledHost;
  readonly tarballs: readonly string[];
  readonly port: number;
  readonly environment: Readonly<Record<string, string>>;
  readonly flags: readonly string[];
  readonly signal?: AbortSignal;
}

function createProcess({
  name,
  folder,
  installed,
  tarballs,
  port,
  ...options
}: ProcessOptions): ClusterProcess {
  const userFolder = path.join(folder, name);
  mkdirSync(path.join(userFolder, 'files'), { recursive: true });
  for (const tarball of tarballs) installTarball(tarball, userFolder);
  const logFile = path.join(folder, `${name}.log`);
  const { role, flags, signal } = options;
  const environment = { ...options.environment, QUEUE_HEALTH_CHECK_PORT: String(port) };
  let running: RunningHost | undefined;
  const end = async (how: 'stop' | 'kill'): Promise<void> => {
    const ending = running;
    running = undefined;
    await ending?.[how]();
  };
  return {
    name,
    url: `http://127.0.0.1:${port}`,
    logFile,
    get running() {
      return running;
    },
    async start() {
      running = await bootHost(installed, {
        role,
        flags,
        userFolder,
        logFile,
        port,
        environment,
        ...(signal && { signal }),
      });
    },
    stop: () => end('stop'),
    kill: () => end('kill'),
  };
}
