/** What n8n pays for this package when it starts, in processes of their own. */
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import manifest from '../../package.json';
import type { BenchContext, Figure, Findings } from './figure';
import { toMeasurement } from './statistics';

const ROOT = path.resolve(__dirname, '../..');
const ENTRIES = [...manifest.n8n.nodes, ...manifest.n8n.credentials];

/** Runs in a process that does nothing else; n8n has its own library loaded long before. */
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
        'Heap before garbage is collected',
        'MB',
        loads.map(({ peak }) => toMegabytes(peak)),
      ),
    ],
    notes: [
      `All ${ENTRIES.length} classes of \`dist/\` are loaded and made once, in a fresh process for each round that has loaded \`n8n-workflow\` before, as n8n has.`,
    ],
  };
}

function loadOnce(): Load {
  const parameters = ['--expose-gc', '-e', PROGRAM, ROOT, ...ENTRIES];
  return JSON.parse(
    execFileSync(process.execPath, parameters, { cwd: ROOT, encoding: 'utf8' }),
  ) as Load;
}
