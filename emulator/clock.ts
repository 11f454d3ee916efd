import type { ReportFault } from './fault-guard';

/**
 * The emulator's own time. Everything that happens later (a status, a retry, the archive) is
 * scheduled on this clock, so that a test can advance a day in one call and a demo can run faster
 * than real time.
 */
export interface Clock {
  /** Milliseconds since 1970, in the emulator's time. */
  now(): number;
  /**
   * Runs `task` once at `due`; the task receives the scheduled moment, which may be slightly in the
   * past.
   */
  schedule(due: number, task: Task): void;
  /**
   * Moves the clock by `milliseconds`. Tasks that fall due run in order; after each second in which
   * a task ran, `waitUntilIdle` is awaited. Concurrent calls are queued.
   */
  advance(milliseconds: number, waitUntilIdle: () => Promise<void>): Promise<void>;
  /** Discards every task and returns to real time. */
  reset(): void;
  stop(): void;
}

export type Task = (due: number) => void;

export interface ClockOptions {
  /** Real time in milliseconds; a test may freeze it. */
  readonly realNow: () => number;
  /** Emulated seconds per real second. */
  readonly speed: number;
  /** Called when a task fails; the other tasks run on. Default: failures are ignored. */
  readonly report?: ReportFault;
}

/** Longest delay of a Node timer; a longer wait uses several. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

interface Appointment {
  readonly due: number;
  readonly task: Task;
}

export function createClock({ realNow, speed, report }: ClockOptions): Clock {
  let start = realNow();
  let skipped = 0;
  let appointments: Appointment[] = [];
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  let lastAdvance: Promise<void> = Promise.resolve();

  const now = (): number => start + (realNow() - start) * speed + skipped;

  function moveTo(moment: number): void {
    skipped += Math.max(0, moment - now());
  }

  function runUntil(limit: number): void {
    for (let next = appointments[0]; next && next.due <= limit; next = appointments[0]) {
      appointments.shift();
      try {
        next.task(next.due);
      } catch (error) {
        report?.('a task of the clock', error);
      }
    }
  }

  function arm(): void {
    clearTimeout(timer);
    timer = undefined;
    const next = appointments[0];
    if (!next || isStopped) return;
    const wait = Math.ceil((next.due - now()) / speed);
    timer = setTimeout(
      () => {
        runUntil(now());
        arm();
      },
      Math.min(Math.max(wait, 1), LONGEST_TIMER_MS),
    );
  }

  async function move(milliseconds: number, waitUntilIdle: () => Promise<void>): Promise<void> {
    const target = now() + milliseconds;
    for (let next = appointments[0]; next && next.due <= target; next = appointments[0]) {
      const endOfSecond = Math.min(target, Math.floor(next.due / 1000) * 1000 + 999);
      moveTo(endOfSecond);
      runUntil(endOfSecond);
      await waitUntilIdle();
    }
    moveTo(target);
    arm();
  }

  return {
    now,
    schedule(due, task) {
      if (isStopped) return;
      const index = findInsertion(appointments, due);
      appointments.splice(index, 0, { due, task });
      if (index === 0) arm();
    },
    advance(milliseconds, waitUntilIdle) {
      const moved = lastAdvance.then(() => move(milliseconds, waitUntilIdle));
      lastAdvance = moved.catch(() => undefined);
      return moved;
    },
    reset() {
      appointments = [];
      start = realNow();
      skipped = 0;
      arm();
    },
    stop() {
      isStopped = true;
      appointments = [];
      arm();
    },
  };
}

/** Inserts after all tasks that are due at the same moment: first in, first out. */
function findInsertion(appointments: readonly Appointment[], due: number): number {
  let low = 0;
  let high = appointments.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((appointments[middle] as Appointment).due <= due) low = middle + 1;
    else high = middle;
  }
  return low;
}
