import { type CallbackEvent, digest, type ReceivedEvent } from '../../protocol';
import { isOvertaken, readProgress, type Progress } from './status-order';
import { isSameEvent, readMarks, type SeenEvent, WINDOW_MS } from './same-event';

/**
 * Sets a value and moves it to the end of the map. Maps iterate in the order of insertion, so this
 * order becomes the order of use.
 */
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
 * Maximum number of events, and of messages with their latest status, that a trigger remembers. The
 * oldest is forgotten first, so one trigger needs about 4 MB at most. The memory belongs to one
 * process: it does not survive a restart, and processes do not share it.
 */
export const REMEMBERED_EVENTS = 10_000;

/** Maximum number of triggers that are remembered; the least recently used is forgotten first. */
const REMEMBERED_TRIGGERS = 20;

/** An event before the host has responded to it. Call exactly one of the two functions, once. */
export interface Claim {
  /** The host accepted the event, so it counts as seen. */
  keep(): void;
  /**
   * The host did not accept the event. The gateway will repeat it, and the repetition starts the
   * workflow.
   */
  forget(): void;
}

export type Verdict =
  | { readonly kind: 'new'; readonly claim: Claim }
  | { readonly kind: 'repeated' }
  /** The same event is not answered yet; ask again when `settled` resolves. It never rejects. */
  | { readonly kind: 'inProgress'; readonly settled: Promise<void> };

export interface Deduplicator {
  /**
   * Returns whether the event is new to the trigger. A new event counts as seen once its claim is
   * kept.
   */
  judge(trigger: string, event: ReceivedEvent): Verdict;
  /**
   * Returns whether the trigger has seen the event before, or a later status of its message, and
   * remembers the event otherwise.
   */
  isRepeated(trigger: string, event: ReceivedEvent): boolean;
}

interface LatestStatus {
  readonly progress: Progress;
  /** Time of arrival, in ms. */
  readonly since: number;
  readonly identity: string;
}

interface TriggerMemory {
  readonly seen: Map<string, SeenEvent>;
  readonly inProgress: Map<string, Promise<void>>;
  readonly latest: Map<string, LatestStatus>;
}

/**
 * Creates a memory of events for each trigger, of limited size.
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
        // Unless a later status has replaced this one.
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

/**
 * Returns the claim of a new event, or `null` for a repetition. A repetition that arrives while the
 * host still processes the first one waits for its outcome: if the host does not accept the first
 * one, the repetition is new.
 */
export async function claimEvent(
  deduplicator: Deduplicator,
  trigger: string,
  event: ReceivedEvent,
): Promise<Claim | null> {
  let verdict = deduplicator.judge(trigger, event);
  while (verdict.kind === 'inProgress') {
    await verdict.settled;
    verdict = deduplicator.judge(trigger, event);
  }
  return verdict.kind === 'new' ? verdict.claim : null;
}

/** Whether an unknown status is an earlier stage than the latest status of its message. */
function isLate(event: CallbackEvent, latest: LatestStatus | undefined, now: number): boolean {
  if (event.type !== 'deliveryStatus' || latest === undefined) return false;
  const progress = readProgress(event.record);
  if (progress === null || !isOvertaken(progress, latest.progress)) return false;
  const areTimesTold = progress.at !== null && latest.progress.at !== null;
  return areTimesTold || now - latest.since < WINDOW_MS;
}

/** Returns the key of the message of a status; `null` for other events. */
function nameMessage(event: CallbackEvent): string | null {
  if (event.type !== 'deliveryStatus') return null;
  return digest([event.record.id, event.record.phone]);
}

/** The used part of the response of a web server. */
interface HttpResponse {
  readonly statusCode: number;
  readonly closed?: boolean;
  once(event: 'finish' | 'close', listener: () => void): unknown;
}

function isHttpResponse(response: object): response is HttpResponse {
  return 'once' in response;
}

/**
 * Settles a claim with the response of the host: the event counts as seen after a response with 2xx.
 * n8n responds after it has stored the execution, and with 500 where it could not. Then, and after a
 * connection that ends early, the gateway repeats the callback, which must start the workflow.
 */
export function settleWithResponse(response: object, claim: Claim): void {
  // The host does not show how its response ends.
  if (!isHttpResponse(response)) return claim.keep();
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
