import * as workflow from 'n8n-workflow';

/** Milliseconds by which the waits of the nodes have moved the clock since the start of the file. */
export interface FastTime {
  readonly waited: () => number;
}

/** Makes the waits of the nodes move the clock instead of taking time. Call it outside of tests. */
export function useFastTime(): FastTime {
  const realNow = Date.now.bind(Date);
  const realMonotonic = performance.now.bind(performance);
  const own = Object.getOwnPropertyDescriptor(workflow, 'sleep') as PropertyDescriptor;
  let waited = 0;
  const sleep = async (ms: number): Promise<void> => {
    waited += ms;
    await new Promise((resolve) => setImmediate(resolve));
  };
  beforeAll(() => {
    Object.defineProperty(workflow, 'sleep', { ...own, get: () => sleep });
    Date.now = () => realNow() + waited;
    performance.now = () => realMonotonic() + waited;
  });
  afterAll(() => {
    Object.defineProperty(workflow, 'sleep', own);
    Date.now = realNow;
    performance.now = realMonotonic;
  });
  return { waited: () => waited };
}
