import { HLR_TYPE, toStatusRecord } from '../../protocol';
import { ERRORS_COMMON, STATUSES, type CodeRow } from '../../protocol/tables';
import { code, table } from './markdown';

/** Common verdicts come first; `unknown` covers everything else. */
const REST = 'unknown';
const ORDER = ['reachable', 'offline', 'invalid', 'blocked', 'noService', 'pending', REST];

const DELIVERED = 1;
const UNDELIVERABLE = 20;

/**
 * Computes the verdict of each status, and of each error code of a final status, from the code
 * itself.
 */
export function verdictTable(): string {
  const errors = groupByVerdict(ERRORS_COMMON, ({ code: err }) => ({
    status: err === 0 ? DELIVERED : UNDELIVERABLE,
    err,
  }));
  const statuses = groupByVerdict(STATUSES, ({ code: status }) => ({ status, err: 0 }));
  const verdicts = new Set([...ORDER, ...errors.keys(), ...statuses.keys()]);
  return table(
    ['Verdict', 'Error code of a final status', 'Status, when the error code is 0'],
    [...verdicts].map((verdict) => [
      code(verdict),
      verdict === REST ? 'any other' : list(errors.get(verdict)),
      verdict === REST ? 'any other' : list(statuses.get(verdict)),
    ]),
  );
}

function groupByVerdict(
  rows: readonly CodeRow[],
  toFields: (row: CodeRow) => { readonly status: number; readonly err: number },
): ReadonlyMap<string, readonly CodeRow[]> {
  const groups = new Map<string, CodeRow[]>();
  for (const row of rows) {
    const verdict = toStatusRecord({ type: HLR_TYPE, ...toFields(row) }).hlr?.verdict ?? '';
    groups.set(verdict, [...(groups.get(verdict) ?? []), row]);
  }
  return groups;
}

function list(rows: readonly CodeRow[] = []): string {
  return rows.map((row) => `${row.code} ${code(row.name)}`).join(', ');
}
