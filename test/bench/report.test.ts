import { readArguments } from '../../scripts/bench/arguments';
import { drawChart, usedShare } from '../../scripts/bench/chart';
import { replaceMeasured } from '../../scripts/bench/document';
import type { FigureReport } from '../../scripts/bench/figure';
import { FIGURES } from '../../scripts/bench/figures';
import { formatReport, formatValue, type BenchReport } from '../../scripts/bench/report';
import { toMeasurement } from '../../scripts/bench/statistics';

const FIGURE: FigureReport = {
  name: 'speed',
  title: 'Speed & size <of> it',
  seconds: 12.4,
  notes: ['How it was measured.'],
  measurements: [
    toMeasurement('ratio', 'Faster | than', '×', [40, 41, 39], { bound: 'atLeast', value: 20 }),
    toMeasurement('memory', 'Memory', 'MB', [160], { bound: 'atMost', value: 150 }),
    toMeasurement('errors', 'Errors', 'count', [0], { bound: 'atMost', value: 0 }),
    toMeasurement('time', 'Time', 's', [1.234]),
  ],
};
const REPORT: BenchReport = {
  quick: false,
  figures: [FIGURE],
  surroundings: {
    package: '1.2.3',
    n8n: '2.41.1',
    node: 'v20.20.2',
    system: 'Linux 6.1',
    processor: 'Some CPU',
    cores: 2,
    memory: 24,
    date: '2026-11-22',
  },
};
const DOCUMENT = '# Page\n\n<!-- begin measured -->\n\nold\n\n<!-- end measured -->\n\nafter\n';

describe('readArguments', () => {
  const names = ['one', 'two', 'three'];

  it('selects all measurements unless some are named', () => {
    expect(readArguments([], names)).toEqual({ names, asJson: false, quick: false });
    expect(readArguments(['three', '--json', 'one', '--quick'], names)).toEqual({
      names: ['one', 'three'],
      asJson: true,
      quick: true,
    });
  });

  it.each([['four'], ['--jsn']])('rejects %s', (argument) => {
    expect(() => readArguments([argument], names)).toThrow(`"${argument}"`);
  });
});

describe('formatValue', () => {
  it.each([
    [1234.5, 'ms', '1,235 ms'],
    [12.345, 's', '12.3 s'],
    [0.934, '×', '0.93×'],
    [0.002, '×', '0.002×'],
    [55.55, '/s', '55.6/s'],
    [10000, 'count', '10,000'],
  ] as const)('formats %d %s as %s', (value, unit, text) => {
    expect(formatValue(value, unit)).toBe(text);
  });
});

describe('formatReport', () => {
  it('has one line per measurement, with its verdict', () => {
    const text = formatReport(REPORT);
    expect(text).toMatch(/Faster \| than +40× +goal at least 20×: met/);
    expect(text).toMatch(/Memory +160 MB +goal at most 150 MB: \*\*missed\*\*/);
    expect(text).not.toContain('Quick');
    expect(formatReport({ ...REPORT, quick: true })).toContain('Quick sizes');
  });
});

describe('replaceMeasured', () => {
  it('replaces only the measured part and can run again on its result', async () => {
    const once = await replaceMeasured(DOCUMENT, REPORT);
    expect(once).toMatch(/^# Page\n/);
    expect(once).toMatch(/\nafter\n$/);
    expect(once).not.toContain('old');
    expect(once).toContain('Measured on 2026-11-22: version 1.2.3, Node.js 20.20.2');
    expect(once).toMatch(/\| Faster \\\| than +\| 40× +\| at least 20×: met +\| 39× to 41×/);
    expect(once).toMatch(/\| Memory +\| 160 MB +\| at most 150 MB: \*\*missed\*\*/);
    await expect(replaceMeasured(once, REPORT)).resolves.toBe(once);
  });

  it.each(['# Page\n', '<!-- begin measured -->\n', `${DOCUMENT}${DOCUMENT}`])(
    'rejects a document that does not have exactly one such part: %j',
    async (document) => {
      await expect(replaceMeasured(document, REPORT)).rejects.toThrow('one part');
    },
  );
});

describe('usedShare', () => {
  it.each([
    ['atMost', 40, 20, 0.5],
    ['atMost', 0, 0, 0],
    ['atMost', 0, 1, Infinity],
    ['atLeast', 20, 40, 0.5],
    ['atLeast', 20, 0, Infinity],
  ] as const)('of the goal %s %d at the value %d is %d', (bound, value, measured, share) => {
    expect(usedShare({ bound, value }, measured)).toBe(share);
  });
});

describe('drawChart', () => {
  const svg = drawChart([FIGURE]);

  it('draws a bar per goal, coloured by its verdict, for light and dark pages', () => {
    expect(svg.match(/<rect class="met"/g)).toHaveLength(1);
    expect(svg.match(/<rect class="missed"/g)).toHaveLength(1);
    expect(svg).toContain('prefers-color-scheme: dark');
    expect(svg).toContain('40× (at least 20×)');
  });

  it('is well-formed SVG with a text description', () => {
    expect(svg).toContain('Speed &amp; size &lt;of&gt; it');
    expect(svg).toMatch(/<desc id="text">Faster \| than: 40×, goal at least 20×, met\. Memory/);
    const opened = svg.match(/<(?:text|title|desc|style|svg)\b/g)?.length;
    expect(svg.match(/<\/(?:text|title|desc|style|svg)>/g)).toHaveLength(opened ?? 0);
  });
});

describe('the measurements', () => {
  it('have unique names that can be typed', () => {
    const names = FIGURES.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => !/^[a-z]+(-[a-z]+)*$/.test(name))).toEqual([]);
  });
});
