import { code, paragraphs, table } from '../docs/markdown';
import type { Visit } from './tracer';

export function summarise(visits: readonly Visit[]): string {
  const sum = (of: (visit: Visit) => number): number =>
    visits.reduce((total, visit) => total + of(visit), 0);
  const functions = sum((visit) => visit.functions);
  return `${visits.length} files, ${functions} functions, ${sum(({ calls }) => calls)} calls`;
}

/** Renders the files of a path in the order of their first call, and how much of each runs. */
export function renderPath(visits: readonly Visit[]): string {
  const rows = visits.map(({ file, functions }, index) => [
    `${index + 1}`,
    code(file),
    `${functions}`,
  ]);
  return paragraphs(
    `${summarise(visits)}.`,
    '<details><summary>Files in the order of their first call</summary>',
    table(['', 'File', 'Functions that run'], rows),
    '</details>',
  );
}
