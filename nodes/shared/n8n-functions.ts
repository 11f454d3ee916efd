import {
  type IExecuteFunctions,
  type ILoadOptionsFunctions,
  type INode,
  type IPollFunctions,
  type IWebhookFunctions,
  sleep,
} from 'n8n-workflow';

/**
 * The contexts of n8n in which a node sends requests: a run, a list in the editor, a poll, a
 * webhook.
 */
export type RequestingFunctions =
  | IExecuteFunctions
  | ILoadOptionsFunctions
  | IPollFunctions
  | IWebhookFunctions;

/** Maximum time, in ms, that a cancelled run continues to wait. */
const SLICE = 250;

/**
 * Waits `ms` milliseconds, or less when the signal is aborted. Waits in slices, because `sleep` of
 * older n8n versions has no signal, and a community package must not set timers.
 */
export async function pause(ms: number, signal?: AbortSignal): Promise<void> {
  for (let left = ms; left > 0 && !signal?.aborted; left -= SLICE) {
    await sleep(Math.min(left, SLICE));
  }
}

/** Returns the name of the account of a node, as far as n8n knows it: its stored credential. */
export function nameAccount({ credentials }: Pick<INode, 'credentials'>): string {
  const { id, name = '' } = credentials?.['smscApi'] ?? {};
  return id ?? name;
}
