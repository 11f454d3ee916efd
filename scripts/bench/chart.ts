/** Draws the goals of the bench, readable on light and dark pages. */
import { isMet, type FigureReport, type Goal, type Measurement } from './figure';
import { formatGoal, formatValue } from './report';

const WIDTH = 960;
const LEFT = 24;
const BAR_LEFT = 400;
/** End of a bar that exactly meets its goal. */
const GOAL_AT = 700;
const BAR_MOST = 780;
const VALUE_AT = 936;
const ROW = 24;
const TOP = 76;

interface Bar extends Measurement {
  readonly goal: Goal;
}

/** Used share of what the goal allows: 0 is nothing, 1 exactly meets the goal. */
export function usedShare(goal: Goal, value: number): number {
  if (goal.bound === 'atLeast') return value > 0 ? goal.value / value : Infinity;
  if (goal.value === 0) return value > 0 ? Infinity : 0;
  return value / goal.value;
}

/** Draws a bar per goal, except for counts that must be 0. */
export function drawChart(figures: readonly FigureReport[]): string {
  const groups = figures
    .map(({ title, measurements }) => ({ title, bars: measurements.filter(isShown) }))
    .filter(({ bars }) => bars.length > 0);
  const rows: string[] = [];
  let y = TOP;
  for (const { title, bars } of groups) {
    rows.push(text('name', LEFT, y + 16, title));
    y += ROW;
    for (const bar of bars) {
      rows.push(drawBar(bar, y));
      y += ROW;
    }
    y += 8;
  }
  const height = y + 12;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="title text">
  <title id="title">Measured performance against the goals</title>
  <desc id="text">${escape(describe(groups.flatMap(({ bars }) => bars)))}</desc>
${STYLE}
  <rect class="page" x="1" y="1" width="${WIDTH - 2}" height="${height - 2}" rx="12"/>
  ${text('name', LEFT, 34, 'Used share of what each goal allows')}
  ${text('note', LEFT, 54, 'Shorter is better. A bar that ends left of the line meets its goal.')}
  <path class="goal" d="M${GOAL_AT} ${TOP - 14}V${height - 14}"/>
  ${text('note middle', GOAL_AT, TOP - 20, 'goal')}
${rows.map((row) => `  ${row}`).join('\n')}
</svg>
`;
}

function isShown(measurement: Measurement): measurement is Bar {
  return measurement.goal !== undefined && measurement.goal.value !== 0;
}

function drawBar({ label, value, unit, goal }: Bar, y: number): string {
  const length = Math.max(2, (GOAL_AT - BAR_LEFT) * usedShare(goal, value));
  const width = Math.min(length, BAR_MOST - BAR_LEFT).toFixed(1);
  const kind = isMet(goal, value) ? 'met' : 'missed';
  return [
    text('label end', BAR_LEFT - 12, y + 14, label),
    `<rect class="${kind}" x="${BAR_LEFT}" y="${y + 3}" width="${width}" height="14" rx="3"/>`,
    text('value end', VALUE_AT, y + 14, `${formatValue(value, unit)} (${formatGoal(goal, unit)})`),
  ].join('');
}

function describe(bars: readonly Bar[]): string {
  return bars
    .map(({ label, value, unit, goal }) => {
      const verdict = isMet(goal, value) ? 'met' : 'missed';
      return `${label}: ${formatValue(value, unit)}, goal ${formatGoal(goal, unit)}, ${verdict}.`;
    })
    .join(' ');
}

function text(kind: string, x: number, y: number, content: string): string {
  return `<text class="${kind}" x="${x}" y="${y}">${escape(content)}</text>`;
}

function escape(content: string): string {
  return content.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

const STYLE = `  <style>
    .page { fill: #ffffff; stroke: #d0d7de }
    .met { fill: #0969da }
    .missed { fill: #bc4c00 }
    .goal { stroke: #57606a; stroke-width: 1.5; stroke-dasharray: 4 3 }
    text { font: 13px system-ui, sans-serif; fill: #1f2328 }
    .name { font-size: 15px; font-weight: 600 }
    .note { fill: #57606a }
    .end { text-anchor: end }
    .middle { text-anchor: middle }
    @media (prefers-color-scheme: dark) {
      .page { fill: #0d1117; stroke: #30363d }
      .met { fill: #58a6ff }
      .missed { fill: #f0883e }
      .goal { stroke: #9198a1 }
      text { fill: #f0f6fc }
      .note { fill: #b1bac4 }
    }
  </style>`;
