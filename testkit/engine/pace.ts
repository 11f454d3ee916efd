import { createRequire } from 'node:module';

const ownNow = Date.now;
const ownMonotonic = performance.now;
const realNow = ownNow.bind(Date);
const realMonotonic = ownMonotonic.bind(performance);
/** The object itself that the nodes look `sleep` up in, not a copy made by an import. */
const workflow = createRequire(__filename)('n8n-workflow') as object;
const ownSleep = Object.getOwnPropertyDescriptor(workflow, 'sleep') as PropertyDescriptor;

/**
 * Lets the clocks and the waiting of everything in this process run so many times faster, so that a
 * test need not wait for the minute that a limit of the gateway takes. 1 is real time again.
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
