import { createHash } from 'node:crypto';

import type { CallbackEvent } from '../../protocol';

/**
 * Events that a trigger remembers. The oldest is forgotten first, so one trigger needs
 * about 1 MB at most. The memory is that of one n8n process: it does not survive a restart, and the processes of
 * a scaled n8n do not share it.
 */
export const REMEMBERED_EVENTS = 10_000;

/** Triggers that are remembered at the same time; the one that was idle longest goes first. */
export const REMEMBERED_TRIGGERS = 20;

export interface Deduplicator {
  /** Whether the trigger has seen the event before. Remembers it if not. */
  isRepeated(trigger: string, event: CallbackEvent): boolean;
}

/** A memory of events per trigger, of a size that does not grow with their number. */
export function createDeduplicator(
  remembered = REMEMBERED_EVENTS,
  triggers = REMEMBERED_TRIGGERS,
): Deduplicator {
  const memory = new Map<string, Set<string>>();
  return {
    isRepeated(trigger, event) {
      const seen = memory.get(trigger) ?? new Set<string>();
      // Set again so that the order of the map is the order of use.
      memory.delete(trigger);
      memory.set(trigger, seen);
      dropOldest(memory, triggers);
      const identity = identify(event);
      if (seen.has(identity)) return true;
      seen.add(identity);
      dropOldest(seen, remembered);
      return false;
    },
  };
}

/** Maps and sets iterate in the order of insertion. */
function dropOldest(collection: Map<string, unknown> | Set<string>, limit: number): void {
  for (const oldest of collection.keys()) {
    if (collection.size <= limit) return;
    collection.delete(oldest);
  }
}

/** A short name of constant length for what makes an event the same when the gateway repeats it. */
function identify(event: CallbackEvent): string {
  return createHash('sha256')
    .update(JSON.stringify([event.type, ...identityOf(event)]))
    .digest('base64')
    .slice(0, 24);
}

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
