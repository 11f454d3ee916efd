import { createRequire } from 'node:module';

const realNow = Date.now.bind(Date);
/** The object itself that the nodes look `sleep` up in, not a copy made by an import. */
const workflow = createRequire(__filename)('n8n-workflow') as object;
const ownSleep = Object.getOwnPropertyDescriptor(workflow, 'sleep') as PropertyDescriptor;

/**
 * Lets the clock and the waiting of everything in this process run so many times faster, so that a
 * test need not wait for the minute that a limit of the gateway takes. 1 is real time again.
 */
export function setPace(factor: number): void {
  const start = realNow();
  const began = Date.now();
  Date.now = () => began + (realNow() - start) * factor;
  const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms / factor));
  Object.defineProperty(workflow, 'sleep', { ...ownSleep, get: () => sleep });
}
