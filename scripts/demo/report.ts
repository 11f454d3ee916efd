import type { Finding, Step, Table } from './findings';

export interface DemoReport {
  readonly passed: boolean;
  readonly seconds: number;
  readonly proved: string;
  readonly steps: readonly Step[];
}

export function createReport(steps: readonly Step[], seconds: number): DemoReport {
  const findings = steps.flatMap((step) => step.findings);
  const failed = findings.filter(({ holds }) => !holds).length;
  return {
    passed: failed === 0,
    seconds,
    proved:
      failed === 0
        ? `Proved in n8n's own engine: a list was cleaned with HLR, messages were sent and tracked to their final statuses, signed callbacks were processed, and a scheduled message was deleted. All ${findings.length} facts checked against the gateway are true (${seconds} s).`
        : `Not proved: ${failed} of ${findings.length} facts are false (${seconds} s).`,
    steps,
  };
}

export function formatFindings(findings: readonly Finding[]): string[] {
  return findings.map(({ fact, holds, found }) =>
    holds ? `  ok   ${fact}` : `  NOT  ${fact}: ${found ?? ''}`,
  );
}

/** The final report: tables, failures and the conclusion. */
export function formatReport({ steps, proved }: DemoReport): string {
  const tables = steps.map(({ table }) => formatTable(table));
  const failed = steps.flatMap(({ findings }) => findings.filter(({ holds }) => !holds));
  return [
    ...tables,
    ...(failed.length > 0 ? [formatFindings(failed).join('\n')] : []),
    proved,
  ].join('\n\n');
}

const LONGEST_CELL = 72;

function formatTable({ title, columns, rows }: Table): string {
  const cells = [columns, ...rows].map((row) => row.map((cell) => shorten(String(cell))));
  const widths = columns.map((_, column) =>
    Math.max(...cells.map((row) => [...(row[column] ?? '')].length)),
  );
  const lines = cells.map((row) =>
    row
      .map((cell, column) => pad(cell, widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const ruler = widths.map((width) => '─'.repeat(width)).join('  ');
  return [title, ...lines.slice(0, 1), ruler, ...lines.slice(1)]
    .map((line) => `  ${line}`)
    .join('\n');
}

function pad(cell: string, width: number): string {
  return cell + ' '.repeat(Math.max(0, width - [...cell].length));
}

function shorten(cell: string): string {
  const letters = [...cell.replace(/\s+/g, ' ')];
  return letters.length > LONGEST_CELL
    ? `${letters.slice(0, LONGEST_CELL - 1).join('')}…`
    : letters.join('');
}
