import { ERRORS_COMMON, ERRORS_EMAIL, findRequestError, findStatus } from '../protocol/tables';

/**
 * Outcome of a message, selected by the last three digits of the number (or of the part of an
 * e-mail address before the @). The table is the emulator's own; the gateway has nothing like it.
 */
export interface OutcomeRow {
  /** The last three digits. */
  readonly ending: string;
  /** Final status; `null` = the message keeps the status `staysAt`. */
  readonly final: { readonly status: number; readonly err: number } | null;
  /** Final status of ping, HLR and calls, which have no validity period, where it differs. */
  readonly finalWithoutLifetime?: number;
  /** The status that the message keeps: -1 or 0. */
  readonly staysAt?: -1 | 0;
  /** Status that follows `delivered` after a while. */
  readonly afterwards?: number;
  /** HLR: the subscriber is in a foreign network. */
  readonly isRoaming?: boolean;
  /**
   * send.php rejects the recipient with this `error_code`; other recipients of the request are
   * accepted.
   */
  readonly rejection?: number;
}

/** err -> status, for final statuses other than 20. */
const STATUS_BY_ERR: Readonly<Record<number, number>> = {
  200: 1,
  248: 25,
  249: 22,
  250: 23,
  251: 23,
  252: 23,
  253: 23,
  254: 23,
};

const UNDELIVERABLE = 20;
const SPECIAL_ERRS = [0, 6];

function endingOf(code: number): string {
  return String(code).padStart(3, '0');
}

function statusOf(err: number): number {
  return STATUS_BY_ERR[err] ?? UNDELIVERABLE;
}

/**
 * Rows whose digits are the `err` itself are generated from the gateway's table, so that none is
 * missing.
 */
const ERR_OUTCOMES: readonly OutcomeRow[] = ERRORS_COMMON.filter(
  (row) => !SPECIAL_ERRS.includes(row.code),
).map((row) => ({
  ending: endingOf(row.code),
  final: { status: statusOf(row.code), err: row.code },
}));

export const OUTCOMES: readonly OutcomeRow[] = [
  { ending: '002', final: { status: 1, err: 0 }, afterwards: 2 },
  { ending: '003', final: { status: 3, err: 0 }, finalWithoutLifetime: 1 },
  { ending: '004', final: { status: 1, err: 0 }, afterwards: 4 },
  { ending: '006', final: { status: 3, err: 6 }, finalWithoutLifetime: UNDELIVERABLE },
  { ending: '024', final: { status: 24, err: 0 } },
  { ending: '025', final: { status: 25, err: 0 } },
  ...ERR_OUTCOMES,
  { ending: '777', final: { status: 1, err: 0 }, isRoaming: true },
  { ending: '900', final: null, staysAt: -1 },
  { ending: '901', final: null, staysAt: 0 },
  { ending: '906', final: { status: 23, err: 253 }, rejection: 6 },
  { ending: '907', final: { status: 22, err: 249 }, rejection: 7 },
  { ending: '908', final: { status: 25, err: 248 }, rejection: 8 },
].sort((a, b) => a.ending.localeCompare(b.ending)) as readonly OutcomeRow[];

/**
 * E-mail has its own errors. 2, 3 and 4 differ from the endings 002, 003 and 004 above, so their
 * endings are 022, 033 and 044.
 */
const EMAIL_DOUBLED = [2, 3, 4];

export const EMAIL_OUTCOMES: readonly OutcomeRow[] = [
  ...OUTCOMES.filter((row) =>
    ['002', '004', '900', '901', '906', '907', '908'].includes(row.ending),
  ),
  ...ERRORS_EMAIL.filter((row) => row.code !== 0).map((row) => ({
    ending: EMAIL_DOUBLED.includes(row.code) ? `0${row.code}${row.code}` : endingOf(row.code),
    final: { status: statusOf(row.code), err: row.code },
  })),
].sort((a, b) => a.ending.localeCompare(b.ending));

/** Outcome of every other number. */
export const DELIVERED: OutcomeRow = { ending: 'any other', final: { status: 1, err: 0 } };

/** Returns the outcome for a phone number or an e-mail address. */
export function findOutcome(recipient: string): OutcomeRow {
  const at = recipient.indexOf('@');
  const isEmail = at > 0;
  const ending = (isEmail ? recipient.slice(0, at) : recipient).slice(-3);
  const rows = isEmail ? EMAIL_OUTCOMES : OUTCOMES;
  return rows.find((row) => row.ending === ending) ?? DELIVERED;
}

/** Describes an outcome in one line, for `--help`. */
export function describeOutcome(row: OutcomeRow, isEmail = false): string {
  if (row.rejection !== undefined) {
    const rejection = findRequestError('send', row.rejection);
    return `rejected by send.php with error ${row.rejection} (${rejection?.name ?? ''}); other recipients of the request are accepted`;
  }
  if (row.final === null) return `stays ${nameOf(row.staysAt ?? 0)}`;
  const errors = isEmail ? ERRORS_EMAIL : ERRORS_COMMON;
  const error = errors.find((candidate) => candidate.code === row.final?.err);
  const parts = [`status ${row.final.status} ${nameOf(row.final.status)}`];
  if (row.final.err !== 0) parts.push(`err ${row.final.err} ${error?.name ?? ''}`);
  if (row.finalWithoutLifetime !== undefined) {
    parts.push(`for HLR, ping and calls status ${row.finalWithoutLifetime}`);
  }
  if (row.afterwards !== undefined) parts.push(`then ${row.afterwards} ${nameOf(row.afterwards)}`);
  if (row.isRoaming) parts.push('HLR: roaming');
  return parts.join(', ');
}

function nameOf(status: number): string {
  return findStatus(status)?.name ?? String(status);
}
