import { MINUTE_MS, type StatusRecord } from '../../protocol';

/** The stage that a message has reached. */
export interface Progress {
  readonly stage: number;
  /** Milliseconds; `null` if the gateway sent no time. */
  readonly at: number | null;
}

/** Stages of statuses other than the lowest stage and the common final stage. */
const STAGES: Readonly<Record<string, number>> = { sent: 1, read: 3, linkClicked: 4 };
const FINAL_STAGE = 2;

/**
 * A status at least this much later, in ms, belongs to a new message with the same ID, whatever
 * came before.
 */
export const NEXT_LIFE_MS = MINUTE_MS;

/**
 * Returns the stage of a status, `null` for a status that is not in the table, because its order is
 * unknown.
 */
export function readProgress(record: StatusRecord): Progress | null {
  if (record.statusName === 'unknown') return null;
  const stage = STAGES[record.statusName] ?? (record.isFinal ? FINAL_STAGE : 0);
  return { stage, at: record.changedAt === null ? null : Date.parse(record.changedAt) };
}

/**
 * Returns whether a status is an earlier stage than one that arrived before it, e.g. `sent` after
 * `delivered`.
 */
export function isOvertaken(late: Progress, by: Progress): boolean {
  if (late.stage >= by.stage) return false;
  return late.at === null || by.at === null || late.at <= by.at + NEXT_LIFE_MS;
}
