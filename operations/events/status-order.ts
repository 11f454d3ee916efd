import type { StatusRecord } from '../../protocol';

/** How far a message had come. */
export interface Progress {
  readonly stage: number;
  /** Milliseconds; `null` when the gateway did not say. */
  readonly at: number | null;
}

/** Stages of names that are neither the lowest nor just any final one. */
const STAGES: Readonly<Record<string, number>> = { sent: 1, read: 3, linkClicked: 4 };
const FINAL_STAGE = 2;

/** A status so much later, in ms, is the message's next life under the same ID, whatever was before. */
export const NEXT_LIFE_MS = 60_000;

/** `null` for a status that is not in our table: nobody knows what it comes before. */
export function readProgress(record: StatusRecord): Progress | null {
  if (record.statusName === 'unknown') return null;
  const stage = STAGES[record.statusName] ?? (record.isFinal ? FINAL_STAGE : 0);
  return { stage, at: record.changedAt === null ? null : Date.parse(record.changedAt) };
}

/** Whether a status tells of an earlier stage than one that came before it, e.g. `sent` after `delivered`. */
export function isOvertaken(late: Progress, by: Progress): boolean {
  if (late.stage >= by.stage) return false;
  return late.at === null || by.at === null || late.at <= by.at + NEXT_LIFE_MS;
}
