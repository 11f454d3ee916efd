import { wait, type Waiting } from '../pacing/waiting';
import { MAX_SENDS_AT_ONCE } from './limits';

export interface RunOrder<Request> extends Waiting {
  /** In the order in which they are started. */
  readonly requests: readonly Request[];
  /** Milliseconds between the end of one request and the start of the next; 0 runs several at once. */
  readonly intervalMs: number;
  /** Must not reject. False: no further request is started. */
  perform(request: Request): Promise<boolean>;
}

/**
 * Runs requests side by side as far as the limits allow, or one after the other with pauses.
 * @returns false when a request ended the run
 */
export async function runRequests<Request>(order: RunOrder<Request>): Promise<boolean> {
  const waiting = [...order.requests];
  let isStopped = false;
  let isFirst = true;

  async function work(): Promise<void> {
    while (!isStopped) {
      const request = waiting.shift();
      if (request === undefined) return;
      if (order.intervalMs > 0 && !isFirst) await wait(order.intervalMs, order);
      isFirst = false;
      if (!(await order.perform(request))) isStopped = true;
    }
  }

  const workers = order.intervalMs > 0 ? 1 : MAX_SENDS_AT_ONCE;
  await Promise.all(Array.from({ length: workers }, work));
  return !isStopped;
}
