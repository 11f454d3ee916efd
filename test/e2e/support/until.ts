import { setTimeout as sleep } from 'node:timers/promises';

const limitMs = 150_000;
const intervalMs = 200;

/** Asks again and again until the answer is the wanted one; gives it, or says what was awaited. */
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
