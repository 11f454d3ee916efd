/**
 * One n8n with this package, one emulated gateway, and an account that connects them; used by
 * start, tests and screenshots.
 */
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startEmulator, type EmulatorHandle } from '../../emulator/start';
import { bootHost, type RunningHost } from './boot';
import type { InstalledHost } from './install-host';
import { installTarball } from './package-install';
import { RestClient, type Credential, type Owner } from './rest-client';

export interface SandboxOptions {
  readonly installed: InstalledHost;
  readonly tarball: string;
  /** Tarball of the package for SMPP and SMTP; the emulator then supports both protocols, too. */
  readonly transports?: string;
  /** Emulated seconds per real second of the gateway; default 20. */
  readonly speed?: number;
  /** Default: random, so that a search for them finds nothing else. */
  readonly secrets?: SmscSecrets;
  /** Variables of n8n, in addition to those of its version. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Aborts a start in progress. */
  readonly signal?: AbortSignal;
}

/** Everything that another process needs to reach a sandbox, as plain data. */
export interface SandboxAddress {
  readonly version: string;
  /** URL of the editor and the REST API. */
  readonly url: string;
  /** URL of published webhooks; in queue mode a different process than the editor's. */
  readonly webhookUrl: string;
  readonly emulatorUrl: string;
  /** SMPP port over TLS of the emulator and its certificate; absent without the transports. */
  readonly smpp?: { readonly port: number; readonly certificate: string };
  /** SMTP port of the emulator and its certificate for STARTTLS. */
  readonly smtp?: { readonly port: number; readonly certificate: string };
  readonly userFolder: string;
  readonly logFile: string;
  readonly owner: Owner;
  readonly session: string;
  readonly credential: Credential;
  readonly secrets: SmscSecrets;
}

export interface SmscSecrets {
  readonly apiKey: string;
  readonly login: string;
  readonly password: string;
  readonly callbackSecret: string;
}

/** The sandbox is reachable only from this machine. */
const owner: Owner = { email: 'owner@example.com', password: 'Sandbox-1-Owner' };

/** An n8n to try things out, in one process or in several. */
export interface Playground {
  readonly address: SandboxAddress;
  readonly rest: RestClient;
  readonly emulator: EmulatorHandle;
  /** Stops n8n and the emulator and removes the data. */
  stop(): Promise<void>;
}

export interface Sandbox extends Playground {
  /** Replaced by `restart`. */
  readonly n8n: RunningHost;
  /** Starts n8n again on the same data and port, after it was stopped or killed. */
  restart(): Promise<void>;
}

export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const folder = mkdtempSync(path.join(tmpdir(), 'n8n-smsc-'));
  const userFolder = path.join(folder, 'user');
  mkdirSync(path.join(userFolder, 'files'), { recursive: true });
  installTarball(options.tarball, userFolder);
  if (options.transports !== undefined) installTarball(options.transports, userFolder);
  const logFile = path.join(folder, 'n8n.log');
  const secrets = options.secrets ?? inventSecrets();
  const emulator = await startEmulator({
    port: 0,
    speed: options.speed ?? 20,
    ...secrets,
    ...(options.transports !== undefined && { smpp: { port: 0, tlsPort: 0 }, smtp: { port: 0 } }),
  });
  let n8n: RunningHost | undefined;
  const { environment = {}, signal } = options;
  const boot = { userFolder, logFile, environment, ...(signal && { signal }) };
  const stop = async (): Promise<void> => {
    await n8n?.stop();
    await emulator.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    n8n = await bootHost(options.installed, boot);
    const rest = new RestClient(n8n.url, options.installed.host);

    await rest.setUpOwner(owner);
    await rest.signIn(owner);
    const credential = await rest.createCredential(
      'SMSC (emulator)',
      'smscApi',
      credentialData(emulator.url, secrets),
    );
    const { url, port } = n8n;
    return {
      address: {
        version: options.installed.host.version,
        url,
        webhookUrl: url,
        ...describeEmulator(emulator),
        userFolder,
        logFile,
        owner,
        session: rest.session,
        credential,
        secrets,
      },
      rest,
      emulator,
      get n8n() {
        return n8n!;
      },
      async restart() {
        n8n = await bootHost(options.installed, { ...boot, port });
      },
      stop,
    };
  } catch (cause) {
    await stop();
    throw cause;
  }
}

/** Connection data of an emulator for credentials. */
export function describeEmulator(
  emulator: EmulatorHandle,
): Pick<SandboxAddress, 'emulatorUrl' | 'smpp' | 'smtp'> {
  const { smpp, smtp } = emulator;
  return {
    emulatorUrl: emulator.url,
    ...(smpp && { smpp: { port: smpp.tlsPort ?? 0, certificate: smpp.certificate ?? '' } }),
    ...(smtp && { smtp }),
  };
}

export function credentialData(
  emulatorUrl: string,
  secrets: SmscSecrets,
): Record<string, string | boolean> {
  return {
    region: 'custom',
    baseUrl: emulatorUrl,
    authentication: 'apiKey',
    apiKey: secrets.apiKey,
    login: '',
    password: '',
    receivesCallbacks: true,
    callbackHash: 'sha1',
    callbackSecret: secrets.callbackSecret,
    previousCallbackSecret: '',
  };
}

/** TLS with the emulator's certificate as the trusted authority, like that of a company. */
export function smppCredentialData({ smpp, secrets }: SandboxAddress) {
  const { login, password } = secrets;
  return {
    region: 'custom',
    host: 'localhost',
    tls: true,
    port: smpp?.port ?? 0,
    login,
    password,
    certificateAuthority: smpp?.certificate ?? '',
    perSecond: 0,
  };
}

/** A gateway server at a custom address, with STARTTLS. */
export function smtpCredentialData({ smtp, secrets }: SandboxAddress) {
  const { login, password } = secrets;
  return {
    region: 'custom',
    gatewayAddress: 'send@send.example.com',
    login,
    password,
    from: 'n8n@example.com',
    server: 'relay',
    security: 'startTls',
    host: 'localhost',
    port: smtp?.port ?? 0,
    certificateAuthority: smtp?.certificate ?? '',
  };
}

function inventSecrets(): SmscSecrets {
  const invent = (octets = 12): string => randomBytes(octets).toString('hex');
  // SMPP allows 15 characters for a login and 8 for a password.
  return { apiKey: invent(), login: invent(6), password: invent(4), callbackSecret: invent() };
}
