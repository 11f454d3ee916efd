import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 25;

/**
 * Calls the function repeatedly until it returns neither `undefined` nor `false`, and returns the
 * result.
 * @throws Error that names what was waited for, with the text of `explain`
 */
export async function waitUntil<Value>(
  what: string,
  ask: () => Promise<Value | undefined | false> | Value | undefined | false,
  { limitMs = 15_000, explain = (): string => '' } = {},
): Promise<Value> {
  const end = Date.now() + limitMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (Date.now() > end) {
      throw new Error(`Not reached within ${limitMs / 1000} s: ${what}\n${explain()}`);
    }
    await sleep(POLL_MS);
  }
}
