import { createRequire } from 'node:module';

const ownNow = Date.now;
const ownMonotonic = performance.now;
const realNow = ownNow.bind(Date);
const realMonotonic = ownMonotonic.bind(performance);
/** The object on which the nodes look up `sleep`, not a copy made by an import. */
const workflow = createRequire(__filename)('n8n-workflow') as object;
const ownSleep = Object.getOwnPropertyDescriptor(workflow, 'sleep') as PropertyDescriptor;

/**
 * Speeds up the clocks and waits of everything in this process by a factor, so that a test need not
 * wait for a limit of a minute. 1 restores real time.
 */
export function setPace(factor: number): void {
  const start = realNow();
  const began = Date.now();
  Date.now = () => began + (realNow() - start) * factor;
  const origin = realMonotonic();
  const reached = performance.now();
  performance.now = () => reached + (realMonotonic() - origin) * factor;
  const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms / factor));
  Object.defineProperty(workflow, 'sleep', { ...ownSleep, get: () => sleep });
}

/** The clocks show real time again, without the time that they have gained. */
export function resetPace(): void {
  Date.now = ownNow;
  performance.now = ownMonotonic;
  Object.defineProperty(workflow, 'sleep', ownSleep);
}
