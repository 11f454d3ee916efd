import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { MailServer } from '../../../../operations/smtp/mail';
import {
  type MailFailure,
  toMailFailure,
  tooLongWithout8BitMime,
} from '../../../../operations/smtp/mail-failure';
import type { Mail } from '../../../../protocol';

/** How long a step may take, in ms. */
export interface MailPatience {
  readonly connect: number;
  /** Mail servers may look at a mail for long before they answer. */
  readonly idle: number;
}

const PATIENCE: MailPatience = { connect: 15_000, idle: 60_000 };

/** An open conversation with a mail server, which takes one mail after the other. */
export interface MailLink {
  /** `null`: the server took the mail. After a failure the link is of no use any more. */
  send(mail: Mail): Promise<MailFailure | null>;
  close(): void;
}

type Opened =
  | { readonly ok: true; readonly value: MailLink }
  | { readonly ok: false; readonly problem: MailFailure };

/**
 * Greets the server, encrypts and logs in, as far as its settings say. Only the connection of the
 * library is used: no part of it reads files or fetches addresses, and nothing is logged.
 */
export async function openMailLink(
  server: MailServer,
  patience: MailPatience = PATIENCE,
): Promise<Opened> {
  const { connect, idle } = patience;
  const connection = new SMTPConnection({
    host: server.host,
    port: server.port,
    secure: server.security === 'tls',
    requireTLS: server.security === 'startTls',
    ignoreTLS: server.security === 'none',
    connectionTimeout: connect,
    greetingTimeout: connect,
    dnsTimeout: connect,
    socketTimeout: idle,
    tls: {
      ...(server.authority !== '' && { ca: server.authority }),
      rejectUnauthorized: !server.acceptsAnyCertificate,
    },
    logger: false,
  });
  // An error that nobody listens to would end n8n.
  connection.on('error', () => undefined);
  const { auth } = server;
  let thrown = await settle(connection, (done) => connection.connect(done));
  if (thrown === null && auth !== null) {
    const credentials = { user: auth.user, pass: auth.password };
    thrown = await settle(connection, (done) => connection.login(credentials, done));
  }
  if (thrown !== null) {
    connection.close();
    return { ok: false, problem: toMailFailure(thrown, false) };
  }
  return {
    ok: true,
    value: {
      async send({ bytes, sevenBit, envelope }) {
        const { from, to } = envelope;
        const is8Bit = bytes.some((octet) => octet > 0x7f);
        const isOffered = offers8BitMime(connection);
        const use8BitMime = is8Bit && isOffered;
        const mail = isOffered ? bytes : (sevenBit ?? (is8Bit ? null : bytes));
        if (mail === null) return tooLongWithout8BitMime();
        const failed = await settle(connection, (done) =>
          connection.send({ from, to: [...to], use8BitMime }, mail, done),
        );
        return failed === null ? null : toMailFailure(failed, true);
      },
      close: () => connection.quit(),
    },
  };
}

/**
 * Whether the server offered 8BITMIME. The library keeps what it heard to itself; where that cannot be
 * read, the server counts as one that does not offer it.
 */
function offers8BitMime(connection: SMTPConnection): boolean {
  const { _supportedExtensions: offered } = connection as unknown as {
    readonly _supportedExtensions?: unknown;
  };
  return Array.isArray(offered) && offered.includes('8BITMIME');
}

/** What went wrong in one step, `null` for nothing; the end of the connection counts as an error. */
async function settle(
  connection: SMTPConnection,
  start: (done: (error?: unknown) => void) => void,
): Promise<unknown> {
  return await new Promise((resolve) => {
    const fail = (error?: unknown) => finish(error ?? {});
    // The library closes first and tells right afterwards what the server said.
    const end = () => void Promise.resolve().then(() => fail());
    const finish = (outcome: unknown) => {
      connection.off('error', fail);
      connection.off('end', end);
      resolve(outcome);
    };
    connection.on('error', fail);
    connection.on('end', end);
    start((error) => finish(error ?? null));
  });
}
