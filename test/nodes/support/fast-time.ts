import * as workflow from 'n8n-workflow';
import { FakeTime } from '../../../testkit/fake-time';

/** Milliseconds by which the waits of the nodes have moved the clock since the start of the file. */
export interface FastTime {
  readonly waited: () => number;
}

/**
 * Lets the waiting of the nodes move a fake clock instead of taking time. `Date.now` and
 * `performance.now` are the real ones plus what the fake clock has moved. Call it outside of tests.
 */
export function useFastTime(): FastTime {
  const realNow = Date.now.bind(Date);
  const realMonotonic = performance.now.bind(performance);
  const own = Object.getOwnPropertyDescriptor(workflow, 'sleep') as PropertyDescriptor;
  const time = new FakeTime(0);
  beforeAll(() => {
    Object.defineProperty(workflow, 'sleep', { ...own, get: () => time.sleepAndRun });
    Date.now = () => realNow() + time.clock();
    performance.now = () => realMonotonic() + time.clock();
  });
  afterAll(() => {
    Object.defineProperty(workflow, 'sleep', own);
    Date.now = realNow;
    performance.now = realMonotonic;
  });
  return { waited: time.clock };
}
