/**
 * `npm run bench` measures the figures of docs/performance.md and updates the document. `-- <name>`
 * measures some figures and `-- --quick` uses small sizes; neither updates the document. `--
 * --json` prints one JSON document to stdout. Progress goes to stderr. Exits with 1 if a goal is
 * missed.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readArguments } from '../bench/arguments';
import { drawChart } from '../bench/chart';
import { replaceMeasured } from '../bench/document';
import { findMissed, type Figure, type FigureReport } from '../bench/figure';
import { FIGURES } from '../bench/figures';
import { describeSurroundings, formatReport, type BenchReport } from '../bench/report';
import { repository } from '../../testkit/host/versions';

const ROUNDS = 5;
const DOCUMENT = path.join(repository, 'docs/performance.md');
const CHART = path.join(repository, 'docs/images/performance.svg');

const began = Date.now();

function say(line: string): void {
  const seconds = Math.round((Date.now() - began) / 1000);
  const clock = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  process.stderr.write(`[${clock}] ${line}\n`);
}

async function measure(figure: Figure, quick: boolean): Promise<FigureReport> {
  const start = Date.now();
  say(figure.title);
  const findings = await figure.measure({
    quick,
    rounds: quick ? 2 : ROUNDS,
    progress: (line) => say(`  ${line}`),
  });
  const { name, title } = figure;
  return { name, title, ...findings, seconds: (Date.now() - start) / 1000 };
}

async function write(report: BenchReport): Promise<void> {
  const document = readFileSync(DOCUMENT, 'utf8');
  writeFileSync(DOCUMENT, await replaceMeasured(document, report));
  writeFileSync(CHART, drawChart(report.figures));
  say(`Written: docs/performance.md, docs/images/performance.svg`);
}

async function main(): Promise<number> {
  const { names, asJson, quick } = readArguments(
    process.argv.slice(2),
    FIGURES.map(({ name }) => name),
  );
  const figures: FigureReport[] = [];
  for (const figure of FIGURES.filter(({ name }) => names.includes(name))) {
    figures.push(await measure(figure, quick));
  }
  const report = { surroundings: describeSurroundings(new Date()), quick, figures };
  process.stdout.write(`${asJson ? JSON.stringify(report, null, 2) : formatReport(report)}\n`);
  if (!quick && names.length === FIGURES.length) await write(report);
  return figures.some(({ measurements }) => findMissed(measurements).length > 0) ? 1 : 0;
}

// Child processes end with this one. A second signal must not interrupt that.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => process.exit(signal === 'SIGINT' ? 130 : 143));
}

main().then(
  (code) => (process.exitCode = code),
  (cause: unknown) => {
    say(cause instanceof Error ? (cause.stack ?? cause.message) : String(cause));
    process.exitCode = 1;
  },
);
