import type { ChildProcess } from 'node:child_process';

/** What outlives a test file in the worker of jest that runs it. */
export interface Kept {
  /** Processes of n8n's engine that no test file uses now, as they were when they started. */
  readonly engines: ChildProcess[];
}

/** Given by the environment of the tests. */
export function getKept(): Kept {
  return (globalThis as unknown as { readonly kept: Kept }).kept;
}
