import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 25;

/**
 * Asks again and again until the answer is neither `undefined` nor `false`, and gives it.
 * @throws Error that names what was waited for, and what `explain` adds
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
      throw new Error(`Waited ${limitMs / 1000} s in vain: ${what}\n${explain()}`);
    }
    await sleep(POLL_MS);
  }
}
