/**
 * `npm run trace` follows one SMS, one callback and one SMPP receipt through the sources. It lists the
 * files they pass, and the walk of a reader through a send, in docs/architecture.md.
 * `npm run trace -- --check` changes nothing and exits with 1 if the page is outdated.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as markdown from 'prettier/plugins/markdown';
import { format } from 'prettier/standalone';
import { replaceBlocks } from '../docs/blocks';
import { findFirstDifference } from '../docs/first-difference';
import { SEND_WALK, traceCallback, traceReceipt, traceSend } from '../trace/journeys';
import { describeWalk, renderPath, summarise } from '../trace/render';
import { installTracer, type Trace, type Tracer } from '../trace/tracer';

const ROOT = resolve(__dirname, '../..');
const PAGE = 'docs/architecture.md';
const TRACED = /^(protocol|operations|connections|nodes|packages)\/.*\.ts$/;

interface Journey {
  readonly run: (tracer: Tracer) => Promise<Trace>;
  /** The files whose calls a reader follows. */
  readonly walk?: readonly string[];
}

const JOURNEYS: Readonly<Record<string, Journey>> = {
  send: { run: traceSend, walk: SEND_WALK },
  callback: { run: traceCallback },
  receipt: { run: traceReceipt },
};

async function main(): Promise<void> {
  const tracer = installTracer(ROOT, TRACED);
  const current = readFileSync(join(ROOT, PAGE), 'utf8');
  const fresh = await replaceBlocks(
    current,
    async (name) => {
      const journey = JOURNEYS[name];
      if (!journey) throw new Error(`${PAGE}: unknown path "${name}"`);
      const trace = await journey.run(tracer);
      const walk = journey.walk === undefined ? '' : `; walk: ${describeWalk(trace, journey.walk)}`;
      console.log(`${name}: ${summarise(trace)}${walk}`);
      const text = renderPath(trace, journey.walk);
      return format(text, { parser: 'markdown', plugins: [markdown], printWidth: 100 });
    },
    'traced',
  );
  const isStale = fresh !== current;
  if (!isStale) console.log(`The paths in ${PAGE} are up to date`);
  else if (process.argv.includes('--check')) {
    console.log(`${PAGE}, ${findFirstDifference(current, fresh)}`);
    console.log('Run `npm run trace` and commit the result.');
    process.exitCode = 1;
  } else {
    writeFileSync(join(ROOT, PAGE), fresh);
    console.log(`Written: ${PAGE}`);
  }
}

main().catch((cause: unknown) => {
  console.error(cause);
  process.exitCode = 1;
});
