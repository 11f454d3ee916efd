/** What a figure of the bench is, and what it gives. All values are plain data, ready for JSON. */

export interface Goal {
  readonly bound: 'atLeast' | 'atMost';
  readonly value: number;
}

export type Unit = 's' | 'ms' | 'µs' | 'MB' | '×' | '/s' | 'count';

/** One number that was measured. */
export interface Measurement {
  /** Stable name for programs, in kebab-case. */
  readonly name: string;
  readonly label: string;
  readonly unit: Unit;
  /** The median of the samples. */
  readonly value: number;
  /** One per round. */
  readonly samples: readonly number[];
  /** Without one the number only explains another. */
  readonly goal?: Goal;
}

export interface Findings {
  readonly measurements: readonly Measurement[];
  /** How it was measured, in sentences for the document; deviations included. */
  readonly notes: readonly string[];
}

export interface BenchContext {
  /** Sizes for trying out: the numbers mean nothing. */
  readonly quick: boolean;
  /** How often each peer is measured. */
  readonly rounds: number;
  /** A line for whoever waits. */
  readonly progress: (line: string) => void;
}

export interface Figure {
  /** What is typed to run it alone. */
  readonly name: string;
  readonly title: string;
  measure(context: BenchContext): Promise<Findings>;
}

export interface FigureReport extends Findings {
  readonly name: string;
  readonly title: string;
  readonly seconds: number;
}

export function isMet({ bound, value }: Goal, measured: number): boolean {
  return bound === 'atLeast' ? measured >= value : measured <= value;
}

/** Those with a goal that they miss. */
export function findMissed(measurements: readonly Measurement[]): Measurement[] {
  return measurements.filter(({ goal, value }) => goal !== undefined && !isMet(goal, value));
}
