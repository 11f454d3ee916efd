/** The results of a bench run, and their formats. */
import { availableParallelism, cpus, release, totalmem, type } from 'node:os';
import manifest from '../../package.json';
import { currentHost } from '../../testkit/host/versions';
import { isMet, type FigureReport, type Goal, type Measurement, type Unit } from './figure';

export interface Surroundings {
  readonly package: string;
  readonly n8n: string;
  readonly node: string;
  readonly system: string;
  readonly processor: string;
  /** Cores available to this process. */
  readonly cores: number;
  /** Gigabytes. */
  readonly memory: number;
  /** Date in UTC. */
  readonly date: string;
}

export interface BenchReport {
  readonly surroundings: Surroundings;
  /** Small sizes; the numbers have no meaning. */
  readonly quick: boolean;
  readonly figures: readonly FigureReport[];
}

export function describeSurroundings(now: Date): Surroundings {
  return {
    package: manifest.version,
    n8n: currentHost.version,
    node: process.version,
    system: `${type()} ${release()}`,
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    memory: Math.round(totalmem() / 1024 ** 3),
    date: now.toISOString().slice(0, 10),
  };
}

/** Three significant digits, and no more than the unit supports. */
export function formatValue(value: number, unit: Unit): string {
  const digits =
    Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : Math.abs(value) < 0.1 ? 4 : 2;
  const text = value.toLocaleString('en', { maximumFractionDigits: digits });
  return unit === 'count'
    ? text
    : unit === '×' || unit === '/s'
      ? `${text}${unit}`
      : `${text} ${unit}`;
}

export function formatGoal({ bound, value }: Goal, unit: Unit): string {
  return `${bound === 'atLeast' ? 'at least' : 'at most'} ${formatValue(value, unit)}`;
}

/** Range of the rounds. */
export function formatSpread({ samples, unit }: Measurement): string {
  const [least, most] = [Math.min(...samples), Math.max(...samples)];
  return least === most ? '' : `${formatValue(least, unit)} to ${formatValue(most, unit)}`;
}

export function describeVerdict({ goal, value }: Measurement): string {
  return goal === undefined ? '' : isMet(goal, value) ? 'met' : '**missed**';
}

/** Formats the report for the terminal, a line per measurement. */
export function formatReport({ figures, quick }: BenchReport): string {
  const lines = figures.flatMap(({ title, seconds, measurements }) => [
    '',
    `${title} (${seconds.toFixed(0)} s)`,
    ...measurements.map((measurement) => `  ${formatLine(measurement)}`),
  ]);
  return [...lines, ...(quick ? ['', 'Quick sizes: these numbers have no meaning.'] : [])].join(
    '\n',
  );
}

function formatLine(measurement: Measurement): string {
  const { label, value, unit, goal } = measurement;
  const wanted = goal ? `goal ${formatGoal(goal, unit)}: ${describeVerdict(measurement)}` : '';
  return `${label.padEnd(52)} ${formatValue(value, unit).padStart(12)}  ${wanted}`.trimEnd();
}
