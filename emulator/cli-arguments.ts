import { parseArgs } from 'node:util';
import { RETRY_SECONDS } from './callbacks/callbacks';
import { LIFE_SECONDS } from './messages/life';
import { DELIVERED, describeOutcome, EMAIL_OUTCOMES, OUTCOMES, type OutcomeRow } from './outcomes';
import { DEFAULT_CREDENTIALS, type EmulatorOptions } from './start';

export type CliRequest =
  | { readonly kind: 'start'; readonly options: EmulatorOptions }
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly message: string };

const DEFAULT_PORT = 4010;

/** Parses the command-line arguments. */
export function readCliArguments(words: readonly string[]): CliRequest {
  let values;
  try {
    ({ values } = parseArgs({
      args: [...words],
      options: {
        port: { type: 'string', default: String(DEFAULT_PORT) },
        login: { type: 'string' },
        password: { type: 'string' },
        'api-key': { type: 'string' },
        'callback-url': { type: 'string' },
        'smtp-port': { type: 'string' },
        speed: { type: 'string', default: '1' },
        'smpp-port': { type: 'string' },
        'smpp-tls-port': { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    }));
  } catch (error) {
    return { kind: 'wrong', message: error instanceof Error ? error.message : String(error) };
  }
  if (values.help) return { kind: 'help' };
  const port = readPort(values.port);
  const smppPort = readPort(values['smpp-port']);
  const smppTlsPort = readPort(values['smpp-tls-port']);
  const smtpPort = readPort(values['smtp-port']);
  const speed = Number(values.speed);
  const wrong = Object.entries({
    port,
    'smpp-port': smppPort,
    'smpp-tls-port': smppTlsPort,
    'smtp-port': smtpPort,
  }).find(([, value]) => value === null);
  if (wrong) {
    return {
      kind: 'wrong',
      message: `--${wrong[0]} must be a port number from 0 to 65535 (0 = any free port)`,
    };
  }
  if (!(speed > 0)) return { kind: 'wrong', message: '--speed must be a number above 0' };
  const { login, password, 'api-key': apiKey, 'callback-url': callbackUrl } = values;
  const hasSmpp = smppPort !== undefined || smppTlsPort !== undefined;
  const smpp = { port: smppPort ?? undefined, tlsPort: smppTlsPort ?? undefined };
  return {
    kind: 'start',
    options: {
      port: port ?? undefined,
      speed,
      login,
      password,
      apiKey,
      callbackUrl,
      ...(hasSmpp && { smpp }),
      ...(smtpPort !== undefined && { smtp: { port: smtpPort ?? undefined } }),
    },
  };
}

/** `undefined` = not given, `null` = not a valid port. */
function readPort(written: string | undefined): number | null | undefined {
  if (written === undefined) return undefined;
  const port = Number(written);
  return Number.isInteger(port) && port >= 0 && port <= 65_535 ? port : null;
}

/** The text of `--help`. Its tables are rendered from the ones that the program uses. */
export function describeCli(): string {
  const { login, password, apiKey } = DEFAULT_CREDENTIALS;
  return `SMSC emulator: the SMS gateway on your machine. No account and no network needed.

Options
  --port <number>           HTTP port, default ${DEFAULT_PORT}; 0 = any free port
  --login <text>            login, default ${login}
  --password <text>         password, default ${password}
  --api-key <text>          API key, default ${apiKey}
  --callback-url <url>      callback URL, as you enter it in the SMSC dashboard,
                            e.g. "http://127.0.0.1:5678/webhook/x?charset=utf-8&sha1=secret"
  --smpp-port <number>      also listen for SMPP; 0 = any free port
  --smpp-tls-port <number>  also listen for SMPP over TLS, with a new self-signed certificate
  --smtp-port <number>      also accept commands by e-mail to send@<any host>; 0 = any free port
  --speed <number>          emulated seconds per real second, default 1
  --help                    show this help

Example, in a second terminal
  curl http://127.0.0.1:${DEFAULT_PORT}/sys/send.php -d "login=${login}&psw=${password}&phones=77011234567&mes=Hello&fmt=3"
  curl http://127.0.0.1:${DEFAULT_PORT}/emulator/messages

Lifecycle of a message: ${LIFE_SECONDS.queue} s queued, ${LIFE_SECONDS.delivery} s with the operator, then ${LIFE_SECONDS.afterwards} s until it is read or clicked.
A callback that gets no 2xx response is retried after ${RETRY_SECONDS.join(' s and ')} s.

Outcome by the last three digits of a phone number
${table(OUTCOMES)}
  ${DELIVERED.ending}: ${describeOutcome(DELIVERED)} (HLR: reachable)

Outcome by the last three digits before the @ of an e-mail address
${table(EMAIL_OUTCOMES, true)}
  ${DELIVERED.ending}: ${describeOutcome(DELIVERED)}

Controls
  POST /emulator/callback-url    {"url": "..." or null}
  POST /emulator/incoming        {"phone", "text", "to"?, "replyToId"?}
  POST /emulator/call            {"phone"}
  POST /emulator/click           {"link": full URL, short URL or ID}
  POST /emulator/advance         {"seconds"}
  POST /emulator/faults          [{"kind", "endpoint"?, "times"?, "after"?, "probability"?, ...}]
  POST /emulator/settings        {"testMode"?, "ipBlocked"?, "ipNotAllowed"?, "balance"?, ...}
  POST /emulator/smpp            {"action": "look", "disconnect", "pause" or "resume"}
  POST /emulator/reset           back to the state after the start
  GET  /emulator/log             requests, callbacks and SMPP commands, with secrets masked
  GET  /emulator/messages        accepted messages, and how often each text was accepted
  GET  /emulator/mailings        mailings with their state and next run
  GET  /emulator/sub-clients     subaccounts with their balances and settings
  GET  /emulator/senders         sender IDs and their documents
  GET  /emulator/confirmations   phone numbers to be confirmed by a call
  GET  /emulator/rented-numbers  rented numbers for incoming messages
  GET  /emulator/mails           e-mails sent in response to commands by e-mail
`;
}

function table(rows: readonly OutcomeRow[], isEmail = false): string {
  return rows.map((row) => `  ${row.ending}  ${describeOutcome(row, isEmail)}`).join('\n');
}
