import type { AddressInfo, Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { createCertificate } from '../../../../emulator/certificate';

export const RELAY_USER = { user: 'postman', password: 'relay-3f9a71c2-secret' };

export interface RelayOptions {
  /** TLS from the first byte; else STARTTLS is offered. */
  readonly secure?: boolean;
  readonly asksForLogin?: boolean;
  readonly hasNoStartTls?: boolean;
  /** After this number of e-mails a connection gets 421. */
  readonly mailsPerConnection?: number;
  /** Accepts the e-mail without a response. */
  readonly isSilentAfterData?: boolean;
  readonly refusesData?: boolean;
}

export interface RelayedMail {
  readonly to: string;
  readonly text: string;
  readonly isEncrypted: boolean;
  readonly user: string | null;
}

export interface Relay {
  readonly port: number;
  /** PEM of its certificate. */
  readonly certificate: string;
  readonly mails: readonly RelayedMail[];
  /** The number of connections. */
  readonly connections: number;
  stop(): Promise<void>;
}

/** A user's own mail server, by a third-party library. */
export async function startRelay(options: RelayOptions = {}): Promise<Relay> {
  const { secure = false, asksForLogin = false, mailsPerConnection = Infinity } = options;
  const { cert, key } = createCertificate(Date.now());
  const mails: RelayedMail[] = [];
  const taken = new Map<string, number>();
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = new SMTPServer({
    ...{ secure, cert, key, logger: false, disableReverseLookup: true },
    authOptional: !asksForLogin,
    disabledCommands: options.hasNoStartTls ? ['STARTTLS'] : [],
    onAuth({ username, password }, _session, callback) {
      const isRight = username === RELAY_USER.user && password === RELAY_USER.password;
      if (isRight) callback(null, { user: username });
      else callback(reply(535, `I do not know ${username} with ${password}`));
    },
    onMailFrom(_address, { id }, callback) {
      const isTired = (taken.get(id) ?? 0) >= mailsPerConnection;
      callback(isTired ? reply(421, 'Too many mails over one connection') : null);
    },
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        if (options.refusesData) {
          callback(reply(554, `I do not like ${text}`));
          return;
        }
        taken.set(session.id, (taken.get(session.id) ?? 0) + 1);
        mails.push({
          to: session.envelope.rcptTo[0]?.address ?? '',
          text,
          isEncrypted: session.secure,
          user: (session.user as unknown as string | undefined) ?? null,
        });
        if (!options.isSilentAfterData) callback(null);
      });
    },
  });
  server.on('error', () => undefined);
  server.server.on('connection', (socket: Socket) => {
    connections += 1;
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.server.address() as AddressInfo).port,
    certificate: cert,
    mails,
    get connections() {
      return connections;
    },
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
