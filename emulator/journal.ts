/** A request of a client as GET /emulator/log shows it. Secrets are masked before it is kept. */
export interface RequestEntry {
  readonly kind: 'request';
  readonly at: string;
  readonly method: string;
  readonly path: string;
  readonly endpoint: string | null;
  fields: Readonly<Record<string, string>>;
  files: readonly { readonly name: string; readonly contentType: string; readonly size: number }[];
  /** HTTP status, `null` while unanswered or when the connection was dropped. */
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
  /** What was told, without the address's own parameters. */
  readonly fields: Readonly<Record<string, string>>;
  readonly attempt: number;
  /** HTTP status of the handler's answer, `null` without one. */
  httpStatus: number | null;
  answer: string | null;
  /** Why there was no answer, e.g. `ECONNREFUSED`. */
  failure: string | null;
}

/** A PDU that a client of SMPP sent, or was told something by. */
export interface SmppEntry {
  readonly kind: 'smpp';
  readonly at: string;
  readonly direction: 'in' | 'out';
  /** As the specification writes it; the number for others. */
  readonly command: string;
  readonly fields: Readonly<Record<string, string>>;
  /** `command_status` of the answer, `null` without one. */
  status: number | null;
  fault: string | null;
}

/** A command that came by mail. */
export interface MailEntry {
  readonly kind: 'mail';
  readonly at: string;
  readonly from: string;
  readonly to: string;
  /** The command under the parameter names of send.php. */
  readonly fields: Readonly<Record<string, string>>;
  errorCode: number | null;
  /** Text of the mail that answered, `null` = none was sent. */
  answer: string | null;
  readonly fault: string | null;
}

/** Something that the emulator itself could not do: a fault of this program. */
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

/** The oldest entries go when there are more; a bench must not fill the memory. */
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

/** Fields with the values of secret ones replaced. */
export function maskFields(fields: Iterable<readonly [string, string]>): Record<string, string> {
  return Object.fromEntries(
    [...fields].map(([name, value]) => [name, SECRET_NAMES.test(name) ? MASK : value]),
  );
}
