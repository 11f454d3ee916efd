/** Types of a bench figure and its results. All values are plain data, ready for JSON. */

export interface Goal {
  readonly bound: 'atLeast' | 'atMost';
  readonly value: number;
}

export type Unit = 's' | 'ms' | 'µs' | 'MB' | '×' | '/s' | 'count';

/** One measured number. */
export interface Measurement {
  /** Stable name for programs, in kebab-case. */
  readonly name: string;
  readonly label: string;
  readonly unit: Unit;
  /** The median of the samples. */
  readonly value: number;
  /** One per round. */
  readonly samples: readonly number[];
  /** Without a goal the number only explains another. */
  readonly goal?: Goal;
}

export interface Findings {
  readonly measurements: readonly Measurement[];
  /** How it was measured, as sentences for the document, deviations included. */
  readonly notes: readonly string[];
}

export interface BenchContext {
  /** Small sizes for trying out; the numbers have no meaning. */
  readonly quick: boolean;
  /** Measurements per peer. */
  readonly rounds: number;
  /** Prints a line of progress. */
  readonly progress: (line: string) => void;
}

export interface Figure {
  /** Name on the command line. */
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

/** The measurements that miss their goal. */
export function findMissed(measurements: readonly Measurement[]): Measurement[] {
  return measurements.filter(({ goal, value }) => goal !== undefined && !isMet(goal, value));
}
