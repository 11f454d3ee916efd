import { HLR_TYPE, toStatusRecord } from '../../protocol';
import { groupBy } from '../../protocol/group-by';
import {
  ERRORS_COMMON,
  statusCode,
  STATUSES,
  type CodeRow,
  type TextLanguage,
} from '../../protocol/tables';
import { code, table } from './markdown';

/** Common verdicts come first; `unknown` covers everything else. */
const REST = 'unknown';
const ORDER = ['reachable', 'offline', 'invalid', 'blocked', 'noService', 'pending', REST];

const DELIVERED = statusCode('delivered');
const UNDELIVERABLE = statusCode('undeliverable');

interface VerdictWords {
  readonly head: readonly string[];
  readonly anyOther: string;
}

const WORDS = {
  en: {
    head: ['Verdict', 'Error code of a final status', 'Status, when the error code is 0'],
    anyOther: 'any other',
  },
  ru: {
    head: ['Вердикт', 'Код ошибки в конечном статусе', 'Статус, если код ошибки 0'],
    anyOther: 'любой другой',
  },
} as const satisfies Record<TextLanguage, VerdictWords>;

/**
 * Computes the verdict of each status, and of each error code of a final status, from the code
 * itself.
 */
export function verdictTable(language: TextLanguage = 'en'): string {
  const { head, anyOther } = WORDS[language];
  const errors = groupByVerdict(ERRORS_COMMON, ({ code: err }) => ({
    status: err === 0 ? DELIVERED : UNDELIVERABLE,
    err,
  }));
  const statuses = groupByVerdict(STATUSES, ({ code: status }) => ({ status, err: 0 }));
  const verdicts = new Set([...ORDER, ...errors.keys(), ...statuses.keys()]);
  return table(
    head,
    [...verdicts].map((verdict) => [
      code(verdict),
      verdict === REST ? anyOther : list(errors.get(verdict)),
      verdict === REST ? anyOther : list(statuses.get(verdict)),
    ]),
  );
}

function groupByVerdict(
  rows: readonly CodeRow[],
  toFields: (row: CodeRow) => { readonly status: number; readonly err: number },
): ReadonlyMap<string, readonly CodeRow[]> {
  const verdictOf = (row: CodeRow) =>
    toStatusRecord({ type: HLR_TYPE, ...toFields(row) }).hlr?.verdict ?? '';
  return groupBy(rows, verdictOf);
}

function list(rows: readonly CodeRow[] = []): string {
  return rows.map((row) => `${row.code} ${code(row.name)}`).join(', ');
}
