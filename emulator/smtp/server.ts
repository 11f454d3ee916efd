import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';
import type { Access } from '../access';
import { reject } from '../answers/answer';
import { createCertificate } from '../certificate';
import type { ReportFault } from '../fault-guard';
import { isProcessed } from '../faults';
import type { Gateway } from '../gateway';
import { maskFields, type MailEntry } from '../journal';
import { respondToCommand } from './answer-command';
import { readCommand } from './command';
import { readMailText } from './read-mail';

export interface SmtpServerOptions {
  readonly gateway: Gateway;
  readonly access: Access;
  readonly port: number;
  readonly say: (line: string) => void;
  readonly report: ReportFault;
  /** Aborts pending delays when the emulator stops. */
  readonly signal: AbortSignal;
}

export interface RunningSmtpServer {
  readonly port: number;
  /** Certificate for STARTTLS as PEM, self-signed and new at every start. */
  readonly certificate: string;
  stop(): Promise<void>;
}

/** Name of this protocol in fault rules. */
const ENDPOINT = 'smtp';
const LONGEST_MAIL = 100 * 1024;
/** The only mailbox that accepts commands, at any host. */
const COMMANDS_TO = /^send@/i;

/** Accepts commands by e-mail as the gateway's own relay does, without authentication. */
export async function listenSmtp(options: SmtpServerOptions): Promise<RunningSmtpServer> {
  const { gateway, access, say, report, signal } = options;
  const sockets = new Set<Socket>();
  const { cert, key } = createCertificate(Date.now());

  const server = new SMTPServer({
    ...{ cert, key },
    banner: 'SMSC emulator',
    disabledCommands: ['AUTH'],
    disableReverseLookup: true,
    size: LONGEST_MAIL,
    logger: false,
    onRcptTo({ address }, _session, callback) {
      callback(COMMANDS_TO.test(address) ? null : reply(550, 'There is no such mailbox'));
    },
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => {
        if (!stream.sizeExceeded) chunks.push(chunk);
      });
      // The client disconnected while sending.
      stream.on('error', () => undefined);
      stream.on('end', () => {
        if (stream.sizeExceeded) {
          callback(reply(552, 'A mail may have 100 KB'));
          return;
        }
        take(Buffer.concat(chunks), session).then(
          (outcome) => {
            if (outcome !== 'drop') callback(outcome);
          },
          (error: unknown) => {
            if (!signal.aborted) report('an e-mail', error);
            callback(reply(451, 'Try again later'));
          },
        );
      });
    },
  });
  // An error of one connection, e.g. a disconnected client, does not affect the others.
  server.on('error', () => undefined);
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });

  /**
   * `null` = accepted, an error = rejected, `drop` = the connection was closed without a response.
   */
  async function take(mail: Buffer, session: SMTPServerSession): Promise<null | Error | 'drop'> {
    const { mailFrom, rcptTo } = session.envelope;
    const from = mailFrom ? mailFrom.address : '';
    const to = rcptTo[0]?.address ?? '';
    const command = readCommand(await readMailText(mail));
    const fault = gateway.faults.matchRequest(ENDPOINT);
    const entry = gateway.journal.add<MailEntry>({
      kind: 'mail',
      at: new Date(gateway.clock.now()).toISOString(),
      from,
      to,
      fields: maskFields(command?.fields ?? []),
      errorCode: null,
      answer: null,
      fault: fault?.kind ?? null,
    });
    if (isProcessed(fault) || fault?.kind === 'error9') {
      const { body, errorCode } =
        fault?.kind === 'error9'
          ? reject('send', 0, { code: 9 })
          : respondToCommand(gateway, access, command);
      entry.errorCode = errorCode;
      const isAnswered = (errorCode !== null || command?.wantsResponse === true) && from !== '';
      if (isAnswered) {
        entry.answer = body;
        gateway.mailbox.add({ from: to, to: from, text: body }, gateway.clock.now());
      }
    }
    say(`mail to ${to} -> ${entry.fault ?? `error ${entry.errorCode ?? 'none'}`}`);
    return applyFault(fault, session);
  }

  async function applyFault(
    fault: ReturnType<Gateway['faults']['matchRequest']>,
    session: SMTPServerSession,
  ): Promise<null | Error | 'drop'> {
    switch (fault?.kind) {
      case 'dropBefore':
      case 'dropAfter':
      case 'reset':
        for (const socket of sockets) {
          if (socket.remotePort === session.remotePort) socket.destroy();
        }
        return 'drop';
      case 'http5xx':
        return reply(451, 'Try again later');
      case 'delay':
        await sleep(fault.ms ?? 0, undefined, { signal });
        return null;
      default:
        return null;
    }
  }

  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(options.port, '127.0.0.1', () => {
      server.server.off('error', reject);
      resolve();
    });
  });
  return {
    port: (server.server.address() as AddressInfo).port,
    certificate: cert,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function reply(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}
