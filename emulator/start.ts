import { setMaxListeners } from 'node:events';
import { createAccess } from './access';
import { createClock } from './clock';
import { createControl, type EmulatorControl } from './control/control';
import { createControlRoutes } from './control/routes';
import { createFaultReport } from './fault-guard';
import { createGateway } from './gateway';
import { createClientDesk } from './http/answer-client';
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
  /** Default 0: a free one. */
  readonly port?: number;
  /** Default `demo`. */
  readonly login?: string;
  /** Default `demo`. */
  readonly password?: string;
  /** Default `demo-key`. */
  readonly apiKey?: string;
  /** The handler's address as it is pasted in the cabinet; default none. */
  readonly callbackUrl?: string;
  /** Emulated seconds in a real one, default 1. */
  readonly speed?: number;
  /** Gets a line for every request and callback, without secrets; default nobody. */
  readonly log?: (line: string) => void;
  /** Takes commands by mail, too; port 0 = a free one. Absent: no mail server. */
  readonly smtp?: { readonly port?: number };
  /** Decides what random faults and voice codes come, default 1. */
  readonly seed?: number;
  /** Speaks SMPP too, on these ports; default not. */
  readonly smpp?: SmppOptions;
  /** Real time in milliseconds, default the system's. A still clock moves by `advance` only. */
  readonly now?: () => number;
}

export interface EmulatorHandle {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  readonly port: number;
  readonly control: EmulatorControl;
  /** Only where `smpp` was asked for. */
  readonly smpp?: SmppHandle;
  /**
   * Of the mail server on the loopback address, with the certificate that it shows for STARTTLS;
   * absent when none was asked for.
   */
  readonly smtp?: { readonly port: number; readonly certificate: string };
  /** Closes every connection and timer; undelivered callbacks are lost. */
  stop(): Promise<void>;
}

export const DEFAULT_CREDENTIALS = { login: 'demo', password: 'demo', apiKey: 'demo-key' } as const;

/**
 * Starts a gateway of its own on the loopback address.
 * @throws Error when the port is taken, the speed is not above 0, or the callback address is none
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
    answerClient: createClientDesk({ gateway, access, say, signal: stopping.signal }),
    answerControl: createControlRoutes(control),
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
