import { setTimeout as sleep } from 'node:timers/promises';

const limitMs = 150_000;
const intervalMs = 200;

/** Polls until the result fulfils the condition and returns it; on a timeout, the error names the condition. */
export async function until<T>(
  awaited: string,
  ask: () => Promise<T>,
  isWanted: (answer: T) => boolean,
): Promise<T> {
  const deadline = Date.now() + limitMs;
  for (;;) {
    const answer = await ask();
    if (isWanted(answer)) return answer;
    if (Date.now() > deadline) {
      throw new Error(`${awaited} did not come in ${limitMs} ms; last: ${JSON.stringify(answer)}`);
    }
    await sleep(intervalMs);
  }
}
