import { sleep, type IExecuteFunctions } from 'n8n-workflow';

import type { RequestingFunctions } from './requesting-functions';

/** Longest time, in ms, that a cancelled run goes on waiting. */
const SLICE = 250;

/** Signal of n8n's cancel button; older hosts, polls and the editor's lists have none. */
export function getCancelSignal(functions: RequestingFunctions): AbortSignal | undefined {
  const { getExecutionCancelSignal } = functions as Partial<IExecuteFunctions>;
  return getExecutionCancelSignal?.call(functions);
}

/**
 * Waits `ms` milliseconds, or less when the run is cancelled. In slices, because the `sleep` of
 * older hosts takes no signal and timers of its own are forbidden to a community package.
 */
export async function pause(ms: number, signal?: AbortSignal): Promise<void> {
  for (let left = ms; left > 0 && !signal?.aborted; left -= SLICE) {
    await sleep(Math.min(left, SLICE));
  }
}
