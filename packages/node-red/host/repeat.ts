import { guard } from './guard';

export interface Repetition {
  /** Ends the repetition, aborts the signal of running work, and waits until it has ended. */
  stop(): Promise<void>;
}

/**
 * Runs work at once, and again `everyMs` after each end, so that two runs never overlap.
 *
 * @param limitMs maximum duration of one run, after which its signal is aborted
 * @param report receives whatever the work throws; the repetition goes on
 */
export function repeat(
  work: (signal: AbortSignal) => Promise<void>,
  { everyMs, limitMs, report }: RepeatOptions,
): Repetition {
  let timer: NodeJS.Timeout | undefined;
  let abort = new AbortController();
  let running = Promise.resolve();
  let isOver = false;

  const run = async (): Promise<void> => {
    abort = new AbortController();
    const { signal } = abort;
    const limit = setTimeout(() => abort.abort(), limitMs);
    await guard(() => work(signal), report);
    clearTimeout(limit);
    if (!isOver) timer = setTimeout(start, everyMs);
  };
  const start = (): void => {
    running = guard(run, report);
  };
  start();
  return {
    async stop() {
      isOver = true;
      clearTimeout(timer);
      abort.abort();
      await running;
    },
  };
}

export interface RepeatOptions {
  readonly everyMs: number;
  readonly limitMs: number;
  readonly report: (fault: unknown) => void;
}
