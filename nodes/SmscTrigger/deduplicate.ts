import { createHash } from 'node:crypto';

import type { CallbackEvent } from '../../protocol';
import { isOvertaken, readProgress, type Progress } from './overtaken';
import { dropOldest, putLast } from './put-last';

/**
 * Events, and messages with their latest status, that a trigger remembers. The oldest is forgotten
 * first, so one trigger needs about 3 MB at most. The memory is that of one n8n process: it does
 * not survive a restart, and the processes of a scaled n8n do not share it.
 */
export const REMEMBERED_EVENTS = 10_000;

/** Triggers that are remembered at the same time; the one that was idle longest goes first. */
export const REMEMBERED_TRIGGERS = 20;

export interface Deduplicator {
  /**
   * Whether the trigger has seen the event before, or a later status of its message. Remembers it
   * if not.
   */
  isRepeated(trigger: string, event: CallbackEvent): boolean;
}

interface TriggerMemory {
  readonly seen: Set<string>;
  readonly latest: Map<string, Progress>;
}

/** A memory of events per trigger, of a size that does not grow with their number. */
export function createDeduplicator(
  remembered = REMEMBERED_EVENTS,
  triggers = REMEMBERED_TRIGGERS,
): Deduplicator {
  const memories = new Map<string, TriggerMemory>();

  function recall(trigger: string): TriggerMemory {
    const memory = memories.get(trigger) ?? { seen: new Set(), latest: new Map() };
    putLast(memories, trigger, memory, triggers);
    return memory;
  }

  return {
    isRepeated(trigger, event) {
      const { seen, latest } = recall(trigger);
      const identity = identify(event);
      if (seen.has(identity)) return true;
      seen.add(identity);
      dropOldest(seen, remembered);
      if (event.type !== 'deliveryStatus') return false;
      const progress = readProgress(event.record);
      if (progress === null) return false;
      const message = digest([event.record.id, event.record.phone]);
      const before = latest.get(message);
      if (before !== undefined && isOvertaken(progress, before)) return true;
      putLast(latest, message, progress, remembered);
      return false;
    },
  };
}

/** The same for an event and each repetition of it; of constant length. */
export function identify(event: CallbackEvent): string {
  return digest([event.type, ...identityOf(event)]);
}

/** A name of constant length, however long the text of a message is. */
function digest(values: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(values)).digest('base64').slice(0, 24);
}

/** What makes an event the same when the gateway repeats it. */
function identityOf(event: CallbackEvent): readonly unknown[] {
  switch (event.type) {
    case 'deliveryStatus': {
      const { id, phone, status, errorCode, changedAt } = event.record;
      return [id, phone, status, errorCode, changedAt];
    }
    case 'incomingMessage': {
      const { id, from, to, text, receivedAt } = event.message;
      return id === null ? [from, to, text, receivedAt] : [id, from, to];
    }
    case 'callConfirmation': {
      const { phone, confirmedAt } = event.confirmation;
      return [phone, confirmedAt];
    }
  }
}
