import type { Wait } from '../../protocol';
import type { Host } from '../host';

/** Longest wait for a limit of the gateway, in ms, while a person watches the run. */
export const EDITOR_PATIENCE_MS = 10_000;
/** Waits of fewer milliseconds need no explanation. */
const UNNOTICED_MS = 10_000;

const REASONS: Record<Wait['reason'], string> = {
  repetition:
    'because the gateway accepts the same message or lookup for the same number once a minute',
  rate: 'because the gateway limits how many requests it accepts in a minute',
};

/** Says beside the output why a run with these waits took so long. */
export function explainWaits(host: Pick<Host, 'hint'>, waits: readonly Wait[]): void {
  for (const reason of ['repetition', 'rate'] as const) {
    const ms = measure(waits.filter((wait) => wait.reason === reason));
    if (ms < UNNOTICED_MS) continue;
    host.hint({ message: `Waited ${Math.round(ms / 1000)} s, ${REASONS[reason]}`, type: 'info' });
  }
}

/** Milliseconds of all waits together; those at the same time count once. */
function measure(waits: readonly Wait[]): number {
  let sum = 0;
  let end = -Infinity;
  for (const { from, to } of [...waits].sort((one, other) => one.from - other.from)) {
    sum += Math.max(0, to - Math.max(from, end));
    end = Math.max(end, to);
  }
  return sum;
}
