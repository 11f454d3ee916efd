import { setMaxListeners } from 'node:events';
import { createAccess } from './access';
import { createClock } from './clock';
import { createControl, type EmulatorControl } from './control/control';
import { createControlRoutes } from './control/routes';
import { createFaultReport } from './fault-guard';
import { createGateway } from './gateway';
import { createClientHandler } from './http/handle-client';
import { listen } from './http/server';
import { createJournal } from './journal';
import { listenForSmpp, type SmppHandle, type SmppOptions } from './smpp/server';
import { listenSmtp } from './smtp/server';

export type { Settings } from './account';
export type { AcceptedMessage } from './control/accepted';
export type { EmulatorControl } from './control/control';
export type { FaultKind, FaultRule } from './faults';
export type { CallbackEntry, JournalEntry, RequestEntry } from './journal';
export type { SmppHandle, SmppOptions } from './smpp/server';

export interface EmulatorOptions {
  /** Default 0: any free port. */
  readonly port?: number;
  /** Default `demo`. */
  readonly login?: string;
  /** Default `demo`. */
  readonly password?: string;
  /** Default `demo-key`. */
  readonly apiKey?: string;
  /** Callback URL as it is entered in the SMSC dashboard; default none. */
  readonly callbackUrl?: string;
  /** Emulated seconds per real second, default 1. */
  readonly speed?: number;
  /** Receives one line per request and callback, without secrets; default none. */
  readonly log?: (line: string) => void;
  /** Also accepts commands by e-mail; port 0 = any free port. Absent: no mail server. */
  readonly smtp?: { readonly port?: number };
  /** Seed of random faults and voice codes, default 1. */
  readonly seed?: number;
  /** Also listens for SMPP on these ports; default no. */
  readonly smpp?: SmppOptions;
  /** Real time in milliseconds, default the system's. A frozen clock moves by `advance` only. */
  readonly now?: () => number;
}

export interface EmulatorHandle {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  readonly port: number;
  readonly control: EmulatorControl;
  /** Only with the option `smpp`. */
  readonly smpp?: SmppHandle;
  /**
   * Mail server on the loopback address and its certificate for STARTTLS; only with the option
   * `smtp`.
   */
  readonly smtp?: { readonly port: number; readonly certificate: string };
  /** Closes all connections and timers; undelivered callbacks are lost. */
  stop(): Promise<void>;
}

export const DEFAULT_CREDENTIALS = { login: 'demo', password: 'demo', apiKey: 'demo-key' } as const;

/**
 * Starts an emulated gateway on the loopback address.
 * @throws Error if the port is in use, the speed is not above 0, or the callback URL is not valid
 */
export async function startEmulator(options: EmulatorOptions = {}): Promise<EmulatorHandle> {
  const { speed = 1, seed = 1, log: say = () => undefined } = options;
  if (!(speed > 0) || !Number.isFinite(speed)) {
    throw new Error('The speed must be a number above 0');
  }
  const journal = createJournal();
  const report = createFaultReport(journal, say);
  const credentials = {
    login: options.login ?? DEFAULT_CREDENTIALS.login,
    password: options.password ?? DEFAULT_CREDENTIALS.password,
    apiKey: options.apiKey ?? DEFAULT_CREDENTIALS.apiKey,
  };
  const clock = createClock({ realNow: options.now ?? Date.now, speed, report });
  const gateway = createGateway({ clock, login: credentials.login, seed, say, journal, report });
  const access = createAccess(credentials, gateway.account, clock);
  const smpp = options.smpp && (await listenForSmpp(gateway, credentials, options.smpp));
  const control = createControl(gateway, access, options.callbackUrl, smpp);
  const stopping = new AbortController();
  setMaxListeners(0, stopping.signal);
  const server = await listen({
    port: options.port ?? 0,
    handleClient: createClientHandler({ gateway, access, say, signal: stopping.signal }),
    respondToControl: createControlRoutes(control),
    report,
    signal: stopping.signal,
  }).catch(async (error: unknown) => {
    await smpp?.stop();
    throw error;
  });
  const mail =
    options.smtp &&
    (await listenSmtp({
      gateway,
      access,
      say,
      report,
      port: options.smtp.port ?? 0,
      signal: stopping.signal,
    }).catch(async (error: unknown) => {
      await smpp?.stop();
      await server.stop();
      throw error;
    }));
  return {
    ...(mail && { smtp: { port: mail.port, certificate: mail.certificate } }),
    url: `http://127.0.0.1:${server.port}`,
    port: server.port,
    control,
    ...(smpp && { smpp: smpp.handle }),
    async stop() {
      stopping.abort();
      clock.stop();
      await smpp?.stop();
      await gateway.callbacks.stop();
      await mail?.stop();
      await server.stop();
    },
  };
}
