/** Kannel: bearerbox is an SMPP client; smsbox accepts messages over HTTP and passes them to it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import axios from 'axios';
import { findFreePort } from '../../testkit/host/free-port';
import {
  startInBackground,
  type BackgroundProcess,
} from '../../testkit/processes/background-process';
import { waitUntil } from '../../testkit/processes/wait-until';

export interface KannelOptions {
  /** Port of the SMPP server. */
  readonly port: number;
  readonly login: string;
  readonly password: string;
  readonly systemType?: string;
  /** Messages in flight; Kannel's `max-pending-submits`. */
  readonly window?: number;
  /** Connects with TLS. */
  readonly tls?: boolean;
  /** Whether to omit PDUs from the log, which saves time. */
  readonly isQuiet?: boolean;
}

/** Parameters of `sendsms`, see Kannel's user guide. */
export interface KannelMessage {
  readonly to: string;
  readonly from: string;
  readonly text: string;
  /** 0 GSM, 2 UCS-2. */
  readonly coding?: 0 | 2;
  /** Called for every state of the message, with `%d` and similar replaced. */
  readonly dlrUrl?: string;
}

export interface Kannel {
  /** Output of bearerbox, PDUs included. */
  readonly log: string;
  /** Returns the response of smsbox, such as `202 0: Accepted for delivery`. */
  send(message: KannelMessage): Promise<string>;
  /** Whether bearerbox is connected and bound. */
  isOnline(): Promise<boolean>;
  /** Unbinds and stops. May be called several times. */
  stop(): Promise<void>;
}

const ADMIN = 'admin';
const USER = { username: 'peer', password: 'peer' } as const;

/** Starts both programs and waits until they are ready; not until the connection is bound. */
export async function startKannel(options: KannelOptions): Promise<Kannel> {
  const folder = mkdtempSync(path.join(tmpdir(), 'smsc-kannel-'));
  const ports = {
    admin: await findFreePort(),
    boxes: await findFreePort(),
    http: await findFreePort(),
  };
  const configuration = path.join(folder, 'kannel.conf');
  writeFileSync(configuration, writeConfiguration(options, ports));
  const programs: BackgroundProcess[] = [];
  let stopped: Promise<void> | undefined;
  const stopNow = async (): Promise<void> => {
    for (const program of programs.reverse()) await program.stop();
    rmSync(folder, { recursive: true });
  };
  const stop = (): Promise<void> => (stopped ??= stopNow());
  try {
    const start = (name: string): BackgroundProcess => {
      const program = startInBackground(
        `/usr/sbin/${name}`,
        ['-v', options.isQuiet ? '4' : '0', configuration],
        {
          cwd: folder,
        },
      );
      programs.push(program);
      return program;
    };
    const bearerbox = start('bearerbox');
    await bearerbox.untilListening(ports.boxes);
    await start('smsbox').untilListening(ports.http);
    const readStatus = async (): Promise<string> => {
      const url = `http://127.0.0.1:${ports.admin}/status.txt`;
      return (await axios.get<string>(url, { params: { password: ADMIN } })).data;
    };
    await waitUntil('smsbox is connected', async () => /smsbox:/.test(await readStatus()));
    return {
      get log() {
        return bearerbox.output;
      },
      async send({ to, from, text, coding = 0, dlrUrl }) {
        const dlr = dlrUrl === undefined ? {} : { 'dlr-mask': 31, 'dlr-url': dlrUrl };
        const answer = await axios.get<string>(`http://127.0.0.1:${ports.http}/cgi-bin/sendsms`, {
          params: { ...USER, to, from, text, coding, charset: 'UTF-8', ...dlr },
          validateStatus: () => true,
        });
        return `${answer.status} ${answer.data}`;
      },
      isOnline: async () => /\(online/.test(await readStatus()),
      stop,
    };
  } catch (cause) {
    await stop();
    throw cause;
  }
}

type Ports = Readonly<Record<'admin' | 'boxes' | 'http', number>>;

/** `group = core` of Kannel's user guide and related groups. */
function writeConfiguration(options: KannelOptions, ports: Ports): string {
  const { port, login, password, systemType = 'VMA', window = 10, tls = false } = options;
  const groups: readonly (readonly [group: string, fields: Readonly<Record<string, unknown>>])[] = [
    [
      'core',
      {
        'admin-port': ports.admin,
        'admin-interface': '127.0.0.1',
        'admin-password': ADMIN,
        'smsbox-port': ports.boxes,
        'smsbox-interface': '127.0.0.1',
        'box-allow-ip': '127.0.0.1',
        'box-deny-ip': '*.*.*.*',
        'dlr-storage': 'internal',
        'sms-resend-freq': 1,
      },
    ],
    [
      'smsc',
      {
        smsc: 'smpp',
        'smsc-id': 'peer',
        host: '127.0.0.1',
        port,
        ...(tls && { 'use-ssl': true }),
        'transceiver-mode': true,
        'interface-version': 34,
        'system-type': systemType,
        'smsc-username': login,
        'smsc-password': password,
        'source-addr-ton': 5,
        'source-addr-npi': 0,
        'dest-addr-ton': 1,
        'dest-addr-npi': 1,
        'enquire-link-interval': 1,
        'max-pending-submits': window,
        'reconnect-delay': 1,
      },
    ],
    [
      'smsbox',
      {
        'bearerbox-host': '127.0.0.1',
        'sendsms-port': ports.http,
        'sendsms-interface': '127.0.0.1',
      },
    ],
    ['sendsms-user', { ...USER, concatenation: true, 'max-messages': 10 }],
    ['sms-service', { keyword: 'default', text: 'none', 'max-messages': 0 }],
  ];
  return groups
    .map(([group, fields]) =>
      [`group = ${group}`, ...Object.entries(fields).map(writeField), ''].join('\n'),
    )
    .join('\n');
}

function writeField([name, value]: readonly [string, unknown]): string {
  return `${name} = ${typeof value === 'string' ? `"${value}"` : String(value)}`;
}
