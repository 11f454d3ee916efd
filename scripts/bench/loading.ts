/** Measures what this package adds to the start of n8n, in separate processes. */
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import manifest from '../../package.json';
import type { BenchContext, Figure, Findings } from './figure';
import { toMeasurement } from './statistics';

const ROOT = path.resolve(__dirname, '../..');
const ENTRIES = [...manifest.n8n.nodes, ...manifest.n8n.credentials];

/** Runs in a fresh process; n8n has loaded its own library long before. */
const PROGRAM = `
  require('n8n-workflow');
  const [root, ...entries] = process.argv.slice(1);
  gc();
  const before = process.memoryUsage().heapUsed;
  const began = process.hrtime.bigint();
  const kept = entries.map((entry) => {
    const [Type] = Object.values(require(root + '/' + entry));
    return new Type();
  });
  const ms = Number(process.hrtime.bigint() - began) / 1e6;
  const peak = process.memoryUsage().heapUsed - before;
  gc();
  const heap = process.memoryUsage().heapUsed - before;
  console.log(JSON.stringify({ ms, heap, peak, kept: kept.length }));
`;

interface Load {
  readonly ms: number;
  readonly heap: number;
  readonly peak: number;
}

export const loading: Figure = {
  name: 'loading',
  title: 'Loading the nodes and the credential',
  measure,
};

async function measure({ rounds }: BenchContext): Promise<Findings> {
  loadOnce();
  const loads = Array.from({ length: rounds }, loadOnce);
  const toMegabytes = (bytes: number) => bytes / 1024 ** 2;
  return {
    measurements: [
      toMeasurement(
        'time',
        'Time to load',
        'ms',
        loads.map(({ ms }) => ms),
        { bound: 'atMost', value: 40 },
      ),
      toMeasurement(
        'heap',
        'Heap kept',
        'MB',
        loads.map(({ heap }) => toMegabytes(heap)),
        { bound: 'atMost', value: 8 },
      ),
      toMeasurement(
        'heap-unswept',
        'Heap before garbage collection',
        'MB',
        loads.map(({ peak }) => toMegabytes(peak)),
      ),
    ],
    notes: [
      `All ${ENTRIES.length} classes of \`dist/\` are loaded and instantiated once, in a fresh process per round that has loaded \`n8n-workflow\` before, like n8n.`,
    ],
  };
}

function loadOnce(): Load {
  const parameters = ['--expose-gc', '-e', PROGRAM, ROOT, ...ENTRIES];
  return JSON.parse(
    execFileSync(process.execPath, parameters, { cwd: ROOT, encoding: 'utf8' }),
  ) as Load;
}
