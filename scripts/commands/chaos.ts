/**
 * `npm run chaos -- --from 1 --count 100000` runs many of the random sequences of which `npm test`
 * runs the first 200. Exits with 1 and prints the seeds if an invariant is violated.
 */
import { parseArgs } from 'node:util';
import { startEmulator } from '../../emulator/start';
import { FakeTime } from '../../testkit/fake-time';
import { runChaos } from '../chaos/run-plan';

const REPORT_EVERY = 1000;
const FIRST_DAY = Date.UTC(2026, 10, 2, 9);

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      from: { type: 'string', default: '1' },
      count: { type: 'string', default: '10000' },
    },
  });
  const [from, count] = [Number(values.from), Number(values.count)];
  if (!Number.isSafeInteger(from) || !Number.isSafeInteger(count) || count < 1) {
    throw new Error('--from and --count must be whole numbers, e.g. --from 1 --count 1000');
  }
  const time = new FakeTime(FIRST_DAY);
  const emulator = await startEmulator({ now: time.clock });
  const started = Date.now();
  let broken = 0;
  let unknown = 0;
  for (let done = 1; done <= count; done += 1) {
    const seed = from + done - 1;
    const result = await runChaos(seed, emulator, time);
    if (result.broken.length > 0) {
      broken += 1;
      console.log(`seed ${seed}: ${result.broken.join('; ')}`);
    }
    const outcomes = result.last.flatMap((last) => (last?.ok === true ? last.value.flat() : []));
    if (outcomes.some(({ accepted }) => accepted === null)) unknown += 1;
    if (done % REPORT_EVERY === 0 || done === count) {
      const seconds = Math.round((Date.now() - started) / 1000);
      console.log(
        `${done} of ${count} sequences: ${broken} failed, ${unknown} with an unknown outcome, ${seconds} s`,
      );
    }
  }
  await emulator.stop();
  const last = from + count - 1;
  console.log(
    broken === 0
      ? `Seeds ${from} to ${last}: no message was sent twice or lost.`
      : `Seeds ${from} to ${last}: ${broken} sequences failed.`,
  );
  return broken === 0 ? 0 : 1;
}

main().then(
  (code) => (process.exitCode = code),
  (cause: unknown) => {
    console.error(cause instanceof Error ? cause.message : cause);
    process.exitCode = 1;
  },
);
