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
  /** Mail servers may check an e-mail for a long time before they respond. */
  readonly idle: number;
}

const PATIENCE: MailPatience = { connect: 15_000, idle: 60_000 };

/** An open SMTP session with a mail server, which accepts one e-mail after the other. */
export interface MailLink {
  /**
   * Resolves to `null` if the server accepted the e-mail. After a failure the link cannot be used
   * any more.
   */
  send(mail: Mail): Promise<MailFailure | null>;
  close(): void;
}

type Opened =
  | { readonly ok: true; readonly value: MailLink }
  | { readonly ok: false; readonly problem: MailFailure };

/**
 * Greets the server, encrypts and logs in, according to its settings. Uses only the connection of
 * the library, which reads no files, fetches no URLs and logs nothing.
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
  // An unhandled error would terminate n8n.
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
 * Returns whether the server supports 8BITMIME. The library keeps the list in a private field; if
 * that cannot be read, the result is false.
 */
function offers8BitMime(connection: SMTPConnection): boolean {
  const { _supportedExtensions: offered } = connection as unknown as {
    readonly _supportedExtensions?: unknown;
  };
  return Array.isArray(offered) && offered.includes('8BITMIME');
}

/** Resolves to the error of one step, or `null`. The end of the connection counts as an error. */
async function settle(
  connection: SMTPConnection,
  start: (done: (error?: unknown) => void) => void,
): Promise<unknown> {
  return await new Promise((resolve) => {
    const fail = (error?: unknown) => finish(error ?? {});
    // The library closes first and reports the reply of the server right after that.
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
