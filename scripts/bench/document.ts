/** The measured part of docs/performance.md. */
import * as markdown from 'prettier/plugins/markdown';
import { format } from 'prettier/standalone';
import { cell, paragraphs, table } from '../docs/markdown';
import type { FigureReport } from './figure';
import {
  describeVerdict,
  formatGoal,
  formatSpread,
  formatValue,
  type BenchReport,
  type Surroundings,
} from './report';

const BEGIN = '<!-- begin measured -->';
const END = '<!-- end measured -->';

/**
 * Returns the document with its measured part replaced.
 * @throws Error if the document has no such part
 */
export async function replaceMeasured(document: string, report: BenchReport): Promise<string> {
  const [before, rest, ...more] = document.split(BEGIN);
  const [, after, ...others] = rest?.split(END) ?? [];
  if (before === undefined || after === undefined || more.length > 0 || others.length > 0) {
    throw new Error(`The document must have one part between ${BEGIN} and ${END}`);
  }
  const fresh = `${before}${BEGIN}\n\n${writeMeasured(report)}\n\n${END}${after}`;
  return format(fresh, { parser: 'markdown', plugins: [markdown], printWidth: 100 });
}

function writeMeasured({ surroundings, figures }: BenchReport): string {
  return paragraphs(describeMachine(surroundings), ...figures.map(writeFigure));
}

function describeMachine(found: Surroundings): string {
  const machine = `${cell(found.processor)}, ${found.cores} cores, ${found.memory} GB, ${found.system}`;
  return `Measured on ${found.date}: version ${found.package}, Node.js ${found.node.slice(1)} (n8n ${found.n8n} on its own), ${machine}.`;
}

function writeFigure({ title, measurements, notes, seconds }: FigureReport): string {
  const rows = measurements.map((measurement) => {
    const { label, value, unit, goal } = measurement;
    return [
      cell(label),
      formatValue(value, unit),
      goal ? `${formatGoal(goal, unit)}: ${describeVerdict(measurement)}` : '',
      formatSpread(measurement),
    ];
  });
  return paragraphs(
    `### ${title}`,
    table(['Measured', 'Median', 'Goal', 'Rounds from – to'], rows),
    ...notes,
    `Rounds: ${measurements[0]?.samples.length ?? 0}. Took ${seconds.toFixed(0)} s.`,
  );
}
