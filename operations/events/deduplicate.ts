import { createHash } from 'node:crypto';
import type { CallbackEvent, ReceivedEvent } from '../../protocol';
import { isOvertaken, readProgress, type Progress } from './status-order';
import { isSameEvent, readMarks, type SeenEvent, WINDOW_MS } from './same-event';

/** Maps and sets iterate in the order of insertion; so the order of the map becomes that of use. */
export function putLast<Value>(
  map: Map<string, Value>,
  key: string,
  value: Value,
  limit: number,
): void {
  map.delete(key);
  map.set(key, value);
  dropOldest(map, limit);
}

function dropOldest(collection: Map<string, unknown> | Set<string>, limit: number): void {
  for (const oldest of collection.keys()) {
    if (collection.size <= limit) return;
    collection.delete(oldest);
  }
}

/**
 * Events, and messages with their latest status, that a trigger remembers. The oldest is forgotten
 * first, so one trigger needs about 4 MB at most. The memory is that of one process: it does
 * not survive a restart, and several processes do not share it.
 */
export const REMEMBERED_EVENTS = 10_000;

/** Triggers that are remembered at the same time; the one that was idle longest goes first. */
const REMEMBERED_TRIGGERS = 20;

/** An event that the host is about to answer. Exactly one of the two has to be called, once. */
export interface Claim {
  /** The host has accepted the event: it counts as seen. */
  keep(): void;
  /** The host has not accepted it: the gateway will repeat it, and that starts the workflow. */
  forget(): void;
}

export type Verdict =
  | { readonly kind: 'new'; readonly claim: Claim }
  | { readonly kind: 'repeated' }
  /** The same event is not answered yet; ask again when `settled` resolves. It never rejects. */
  | { readonly kind: 'inProgress'; readonly settled: Promise<void> };

export interface Deduplicator {
  /** Whether the event is new to the trigger. A new one counts as seen once its claim is kept. */
  judge(trigger: string, event: ReceivedEvent): Verdict;
  /**
   * Whether the trigger has seen the event before, or a later status of its message. Remembers it
   * if not.
   */
  isRepeated(trigger: string, event: ReceivedEvent): boolean;
}

interface LatestStatus {
  readonly progress: Progress;
  /** When it came, in ms. */
  readonly since: number;
  readonly identity: string;
}

interface TriggerMemory {
  readonly seen: Map<string, SeenEvent>;
  readonly inProgress: Map<string, Promise<void>>;
  readonly latest: Map<string, LatestStatus>;
}

/**
 * A memory of events per trigger, of a size that does not grow with their number.
 * @param clock wall clock, in ms
 */
export function createDeduplicator(
  remembered = REMEMBERED_EVENTS,
  triggers = REMEMBERED_TRIGGERS,
  clock: () => number = () => Date.now(),
): Deduplicator {
  const memories = new Map<string, TriggerMemory>();

  function recall(trigger: string): TriggerMemory {
    const memory = memories.get(trigger) ?? {
      seen: new Map<string, SeenEvent>(),
      inProgress: new Map<string, Promise<void>>(),
      latest: new Map<string, LatestStatus>(),
    };
    putLast(memories, trigger, memory, triggers);
    return memory;
  }

  function claim(memory: TriggerMemory, event: ReceivedEvent, message: string | null): Claim {
    const { identity, type } = event;
    const { seen, inProgress, latest } = memory;
    const before = message === null ? undefined : latest.get(message);
    const progress = event.type === 'deliveryStatus' ? readProgress(event.record) : null;
    const own =
      message === null || progress === null ? null : { progress, identity, since: clock() };
    if (message !== null && own !== null) putLast(latest, message, own, remembered);
    let settle = (): void => undefined;
    inProgress.set(identity, new Promise((resolve) => (settle = resolve)));
    const end = (): void => {
      inProgress.delete(identity);
      settle();
    };
    return {
      keep() {
        putLast(seen, identity, { type, marks: readMarks(event), acceptedAt: clock() }, remembered);
        end();
      },
      forget() {
        // Unless a later status has taken the place of this one.
        if (message !== null && own !== null && latest.get(message) === own) {
          if (before === undefined) latest.delete(message);
          else latest.set(message, before);
        }
        end();
      },
    };
  }

  function judge(trigger: string, event: ReceivedEvent): Verdict {
    const memory = recall(trigger);
    const settled = memory.inProgress.get(event.identity);
    if (settled !== undefined) return { kind: 'inProgress', settled };
    const now = clock();
    const message = nameMessage(event);
    const latest = message === null ? undefined : memory.latest.get(message);
    const seen = memory.seen.get(event.identity);
    if (seen !== undefined && now - seen.acceptedAt < WINDOW_MS) {
      const isSuperseded = latest !== undefined && latest.identity !== event.identity;
      if (isSameEvent(seen, event, now, isSuperseded)) return { kind: 'repeated' };
    } else if (isLate(event, latest, now)) {
      return { kind: 'repeated' };
    }
    return { kind: 'new', claim: claim(memory, event, message) };
  }

  return {
    judge,
    isRepeated(trigger, event) {
      const verdict = judge(trigger, event);
      if (verdict.kind === 'new') verdict.claim.keep();
      return verdict.kind !== 'new';
    },
  };
}

/** Whether an unknown status is an earlier stage than the latest status of its message. */
function isLate(event: CallbackEvent, latest: LatestStatus | undefined, now: number): boolean {
  if (event.type !== 'deliveryStatus' || latest === undefined) return false;
  const progress = readProgress(event.record);
  if (progress === null || !isOvertaken(progress, latest.progress)) return false;
  const areTimesTold = progress.at !== null && latest.progress.at !== null;
  return areTimesTold || now - latest.since < WINDOW_MS;
}

/** What the statuses of one message have in common; `null` for other events. */
function nameMessage(event: CallbackEvent): string | null {
  if (event.type !== 'deliveryStatus') return null;
  return digest([event.record.id, event.record.phone]);
}

/** A name of constant length, however long the text of a message is. */
function digest(values: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(values)).digest('base64').slice(0, 24);
}

/** The used part of the response of a web server. */
interface Answer {
  readonly statusCode: number;
  readonly closed?: boolean;
  once(event: 'finish' | 'close', listener: () => void): unknown;
}

function isAnswer(response: object): response is Answer {
  return 'once' in response;
}

/**
 * Settles a claim with the response of the host: the event counts as seen after a response with 2xx.
 * n8n responds after it has stored the execution, and with 500 where it could not. Then, and after a
 * connection that ends early, the gateway repeats the callback, which must start the workflow.
 */
export function settleWithAnswer(response: object, claim: Claim): void {
  // A host that does not show how its answer ends.
  if (!isAnswer(response)) return claim.keep();
  let isSettled = false;
  const settle = (isAccepted: boolean): void => {
    if (isSettled) return;
    isSettled = true;
    if (isAccepted) claim.keep();
    else claim.forget();
  };
  response.once('finish', () => settle(response.statusCode >= 200 && response.statusCode < 300));
  response.once('close', () => settle(false));
  if (response.closed === true) settle(false);
}
