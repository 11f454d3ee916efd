import * as net from 'node:net';

/** A conversation with a mail server, byte for byte. */
export interface MailClient {
  /** Sends bytes and resolves with the reply's last line, or with `closed`. */
  say(bytes: string | Buffer): Promise<string>;
  /** Every received line. */
  readonly lines: readonly string[];
  close(): void;
}

/** Connects and waits for the banner. */
export async function connectMail(port: number): Promise<MailClient> {
  const socket = net.connect(port, '127.0.0.1');
  const lines: string[] = [];
  let rest = '';
  let isClosed = false;
  let waiting: ((line: string) => void) | undefined;
  const ready: string[] = [];
  const hand = (line: string): void => {
    if (waiting) waiting(line);
    else ready.push(line);
    waiting = undefined;
  };
  socket.on('data', (chunk) => {
    const pieces = (rest + chunk.toString('latin1')).split('\r\n');
    rest = pieces.pop() as string;
    lines.push(...pieces);
    for (const line of pieces) if (/^\d{3} /.test(line)) hand(line);
  });
  socket.on('error', () => undefined);
  socket.on('close', () => {
    isClosed = true;
    hand('closed');
  });
  const next = (): Promise<string> => {
    const line = ready.shift() ?? (isClosed ? 'closed' : undefined);
    if (line !== undefined) return Promise.resolve(line);
    return new Promise((resolve) => (waiting = resolve));
  };
  await next();
  return {
    lines,
    say(bytes) {
      socket.write(bytes);
      return next();
    },
    close: () => socket.destroy(),
  };
}

/** Sends one e-mail to the gateway; returns the reply to its content, or to the command before that was rejected. */
export async function sendMail(
  port: number,
  mail: string | Buffer,
  { to = 'send@send.example.org' } = {},
): Promise<string> {
  const client = await connectMail(port);
  try {
    await client.say('EHLO client.example.org\r\n');
    await client.say('MAIL FROM:<shop@example.org>\r\n');
    const recipient = await client.say(`RCPT TO:<${to}>\r\n`);
    if (!recipient.startsWith('250')) return recipient;
    await client.say('DATA\r\n');
    return await client.say(Buffer.concat([Buffer.from(mail), Buffer.from('\r\n.\r\n')]));
  } finally {
    client.close();
  }
}

export function plain(command: string): string {
  return `Subject: \r\nContent-Type: text/plain; charset="utf-8"\r\n\r\n${command}`;
}
