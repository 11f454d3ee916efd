/** Runs steps one after the other; prints them immediately and as a table at the end. */
import type { Log } from './run-process';

interface Step {
  readonly title: string;
  readonly result: string;
  readonly seconds: string;
}

const longestMessage = 80;

export class StepTable {
  private readonly steps: Step[] = [];

  constructor(private readonly log: Log) {}

  /** Runs a step; `describe` summarises its result. A step that throws ends the table. */
  async run<T>(
    title: string,
    perform: () => Promise<T>,
    describe: (result: T) => string,
  ): Promise<T> {
    this.log(`${title} …`);
    const started = Date.now();
    const add = (result: string): void => {
      const seconds = ((Date.now() - started) / 1000).toFixed(1);
      this.steps.push({ title, result, seconds });
    };
    try {
      const result = await perform();
      add(describe(result));
      return result;
    } catch (cause) {
      const message = cause instanceof Error ? cause.message.split('\n')[0]! : String(cause);
      // The complete message is printed after the table.
      add(`FAILED: ${message.slice(0, longestMessage)}`);
      throw cause;
    }
  }

  toString(): string {
    return layOut([
      ['Step', 'Result', 's'],
      ...this.steps.map(({ title, result, seconds }) => [title, result, seconds]),
    ]);
  }
}

/** Lays out rows as columns of equal width, the first row underlined; numbers are right-aligned. */
export function layOut(rows: readonly (readonly string[])[]): string {
  const columns = rows[0]!.map((_, column) => rows.map((row) => row[column]!));
  const widths = columns.map((cells) => Math.max(...cells.map((cell) => [...cell].length)));
  const isNumeric = columns.map(([, ...cells]) => cells.every((cell) => /^[\d.]+$/.test(cell)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) =>
        isNumeric[column] ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!),
      )
      .join('  ')
      .trimEnd(),
  );
  lines.splice(1, 0, widths.map((width) => '-'.repeat(width)).join('  '));
  return lines.join('\n');
}
