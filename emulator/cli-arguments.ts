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

/** Reads the words after the program's name. */
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
    return { kind: 'wrong', message: `--${wrong[0]} takes a number from 0 (a free one) to 65535` };
  }
  if (!(speed > 0)) return { kind: 'wrong', message: '--speed takes a number above 0' };
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

/** `undefined` = not given, `null` = no port. */
function readPort(written: string | undefined): number | null | undefined {
  if (written === undefined) return undefined;
  const port = Number(written);
  return Number.isInteger(port) && port >= 0 && port <= 65_535 ? port : null;
}

/** The text of `--help`; the tables in it are the ones that the program acts on. */
export function describeCli(): string {
  const { login, password, apiKey } = DEFAULT_CREDENTIALS;
  return `SMSC emulator: the gateway on this machine, without account and network.

Options
  --port <number>        default ${DEFAULT_PORT}; 0 picks a free one
  --login <text>         default ${login}
  --password <text>      default ${password}
  --api-key <text>       default ${apiKey}
  --callback-url <url>   the handler's address as it is pasted in the cabinet,
                         e.g. "http://127.0.0.1:5678/webhook/x?charset=utf-8&sha1=secret"
  --smpp-port <number>   speaks SMPP too; 0 picks a free port
  --smpp-tls-port <number>  the same with TLS, with a new certificate that it signs itself
  --smtp-port <number>   takes commands by mail to send@<any host>, too; 0 picks a free port
  --speed <number>       emulated seconds in a real one, default 1
  --help                 this text

Life of a message: ${LIFE_SECONDS.queue} s queued, ${LIFE_SECONDS.delivery} s at the operator, ${LIFE_SECONDS.afterwards} s more until read or clicked.
A callback without a 2xx answer is repeated after ${RETRY_SECONDS.join(' s and ')} s.

Outcome by the last three digits of a number
${table(OUTCOMES)}
  ${DELIVERED.ending}: ${describeOutcome(DELIVERED)} (HLR: reachable)

Outcome by the last three digits before the @ of an e-mail address
${table(EMAIL_OUTCOMES, true)}
  ${DELIVERED.ending}: ${describeOutcome(DELIVERED)}

Controls
  POST /emulator/callback-url  {"url": "..." or null}
  POST /emulator/incoming      {"phone", "text", "to"?, "replyToId"?}
  POST /emulator/call          {"phone"}
  POST /emulator/click         {"link": full or short address, or id}
  POST /emulator/advance       {"seconds"}
  POST /emulator/faults        [{"kind", "endpoint"?, "times"?, "after"?, "probability"?, ...}]
  POST /emulator/settings      {"testMode"?, "ipBlocked"?, "ipNotAllowed"?, "balance"?, ...}
  POST /emulator/smpp          {"action": look, disconnect, pause or resume}
  POST /emulator/reset
  GET  /emulator/log           requests, callbacks and SMPP commands, secrets masked
  GET  /emulator/messages      what was accepted, and how often
  GET  /emulator/confirmations numbers to be confirmed by a call
  GET  /emulator/rented-numbers numbers that were rented to receive messages
  GET  /emulator/mails         mails that answered commands by mail
  GET  /emulator/senders       sender IDs and their documents
`;
}

function table(rows: readonly OutcomeRow[], isEmail = false): string {
  return rows.map((row) => `  ${row.ending}  ${describeOutcome(row, isEmail)}`).join('\n');
}
