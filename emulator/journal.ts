/** A client request as GET /emulator/log shows it. Secrets are masked before it is stored. */
export interface RequestEntry {
  readonly kind: 'request';
  readonly at: string;
  readonly method: string;
  readonly path: string;
  readonly endpoint: string | null;
  fields: Readonly<Record<string, string>>;
  files: readonly { readonly name: string; readonly contentType: string; readonly size: number }[];
  /** HTTP status; `null` while there is no response or if the connection was dropped. */
  httpStatus: number | null;
  errorCode: number | null;
  answer: string | null;
  fault: string | null;
}

/** A callback that the emulator sent. */
export interface CallbackEntry {
  readonly kind: 'callback';
  readonly at: string;
  readonly event: string;
  readonly url: string;
  readonly contentType: string;
  /** Fields of the event, without the parameters of the callback URL. */
  readonly fields: Readonly<Record<string, string>>;
  readonly attempt: number;
  /** HTTP status of the response, `null` without one. */
  httpStatus: number | null;
  answer: string | null;
  /** Why there was no response, e.g. `ECONNREJECTED`. */
  failure: string | null;
}

/** A PDU from or to an SMPP client. */
export interface SmppEntry {
  readonly kind: 'smpp';
  readonly at: string;
  readonly direction: 'in' | 'out';
  /** Name from the specification; the number of an unknown command. */
  readonly command: string;
  readonly fields: Readonly<Record<string, string>>;
  /** `command_status` of the response, `null` without one. */
  status: number | null;
  fault: string | null;
}

/** A command received by e-mail. */
export interface MailEntry {
  readonly kind: 'mail';
  readonly at: string;
  readonly from: string;
  readonly to: string;
  /** The command under the parameter names of send.php. */
  readonly fields: Readonly<Record<string, string>>;
  errorCode: number | null;
  /** Text of the e-mail sent in response, `null` = none was sent. */
  answer: string | null;
  readonly fault: string | null;
}

/** A bug of the emulator itself. */
export interface FaultEntry {
  readonly kind: 'fault';
  /** Real time. */
  readonly at: string;
  /** `where` and `reason`. */
  readonly fields: Readonly<Record<string, string>>;
}

export type JournalEntry = RequestEntry | CallbackEntry | MailEntry | SmppEntry | FaultEntry;

export interface Journal {
  add<Entry extends JournalEntry>(entry: Entry): Entry;
  all(): readonly JournalEntry[];
  reset(): void;
}

/** Above this, the oldest entries are discarded, so that a bench does not fill the memory. */
const MOST_ENTRIES = 50_000;
export const MASK = '***';

const SECRET_NAMES = /^(login|psw|pswc|password|apikey|api_key|md5|sha1|crc32)$|secret|token/i;

export function createJournal(): Journal {
  let entries: JournalEntry[] = [];
  return {
    add(entry) {
      if (entries.length >= MOST_ENTRIES) entries = entries.slice(MOST_ENTRIES / 2);
      entries.push(entry);
      return entry;
    },
    all: () => entries,
    reset() {
      entries = [];
    },
  };
}

/** Masks the values of secret fields. */
export function maskFields(fields: Iterable<readonly [string, string]>): Record<string, string> {
  return Object.fromEntries(
    [...fields].map(([name, value]) => [name, SECRET_NAMES.test(name) ? MASK : value]),
  );
}
