/** Steps that are done one after the other, shown while they run and as a table at the end. */
import type { Log } from './run-process';

interface Step {
  readonly title: string;
  readonly result: string;
  readonly seconds: string;
}

export class StepTable {
  private readonly steps: Step[] = [];

  constructor(private readonly log: Log) {}

  /** Runs a step; `describe` says in a few words what came out of it. A step that throws is the last one. */
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
      add(`FAILED: ${cause instanceof Error ? cause.message.split('\n')[0] : String(cause)}`);
      throw cause;
    }
  }

  toString(): string {
    const rows = [{ title: 'Step', result: 'Result', seconds: 's' }, ...this.steps];
    const width = (column: keyof Step): number =>
      Math.max(...rows.map((row) => [...row[column]].length));
    const [title, result, seconds] = [width('title'), width('result'), width('seconds')];
    const lines = rows.map((row) =>
      [row.title.padEnd(title), row.result.padEnd(result), row.seconds.padStart(seconds)].join(
        '  ',
      ),
    );
    lines.splice(1, 0, [title, result, seconds].map((length) => '-'.repeat(length)).join('  '));
    return lines.join('\n');
  }
}
