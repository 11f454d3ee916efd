import { code, paragraphs, table } from '../docs/markdown';
import { listStays, type Trace } from './tracer';

export function summarise({ visits }: Trace): string {
  const functions = visits.reduce((total, visit) => total + visit.functions, 0);
  const calls = visits.reduce((total, visit) => total + visit.calls, 0);
  return `${visits.length} files, ${functions} functions, ${calls} calls`;
}

/**
 * Returns how many files a reader of an operation enters, how often, and which of them more than
 * twice.
 *
 * @param from the file of the operation, and the files that call its stages
 */
export function describeWalk({ calls }: Trace, from: readonly string[]): string {
  const stays = listStays(calls, from);
  const files = [...new Set(stays)];
  const again = files.filter((file) => stays.filter((stay) => stay === file).length > 2);
  return `${files.length} files, entered ${stays.length} times in total; more than twice: ${again.map(code).join(', ') || 'none'}`;
}

/** Renders the files of a path in the order of their first call, and how much of each runs. */
export function renderPath(trace: Trace, from?: readonly string[]): string {
  const rows = trace.visits.map(({ file, functions }, index) => [
    `${index + 1}`,
    code(file),
    `${functions}`,
  ]);
  return paragraphs(
    `${summarise(trace)}.`,
    ...(from === undefined ? [] : renderWalk(trace, from)),
    '<details><summary>Files in the order of their first call</summary>',
    table(['', 'File', 'Functions that run'], rows),
    '</details>',
  );
}

function renderWalk(trace: Trace, from: readonly string[]): string[] {
  const stays = listStays(trace.calls, from).map((file, index) => `${index + 1}. ${code(file)}`);
  return [
    `The files that the calls of ${from.map(code).join(' and ')} enter: ${describeWalk(trace, from)}.`,
    stays.join('\n'),
  ];
}
