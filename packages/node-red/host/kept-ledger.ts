import { toUnknownOutcome, transportFailure } from '../../../protocol';
import { isRecord } from './is-record';

/** The outcome of a message as a ledger of the protocol keeps it. */
interface KeptOutcome {
  readonly accepted: boolean | null;
  readonly sentBefore?: boolean;
}

/**
 * Returns what an earlier run with the same key kept, for a new run. What was accepted, or may have
 * been, is not sent again; its rows say `sentBefore`. What was rejected is sent again.
 */
export function toEarlierLedger(kept: unknown): unknown {
  if (!isRecord(kept) || !isRecord(kept['settled'])) return kept;
  const settled: Record<string, readonly KeptOutcome[]> = {};
  for (const [name, outcomes] of Object.entries(kept['settled'])) {
    const open = (outcomes as readonly KeptOutcome[]).filter(({ accepted }) => accepted !== false);
    if (open.length === 0) continue;
    settled[name] = open.map((outcome) =>
      outcome.accepted === true ? { ...outcome, sentBefore: true } : outcome,
    );
  }
  return { ...kept, settled };
}

/**
 * Returns a view of a ledger that finds what an earlier run did for a recipient at any place of the
 * list: the names of its messages start with the index of their item, and a list may come in another
 * order. Each outcome is found for one message only, and a message that the earlier run had at the
 * same place finds no other: a list may have several messages for one recipient. What is in doubt at
 * another place has an unknown outcome, so that it is not sent again.
 *
 * @param kept what the earlier run stored, with what was rejected
 */
export function findByRecipient<Ledger>(ledger: Ledger, kept: unknown): Ledger {
  if (!isRecord(ledger) || !isRecord(ledger['settled'])) return ledger;
  const { settled } = ledger;
  const places = new Set(namesIn(kept));
  const byRecipient = new Map<string, string[]>();
  for (const name of places) {
    const recipient = withoutIndex(name);
    byRecipient.set(recipient, [...(byRecipient.get(recipient) ?? []), name]);
  }
  /** The message that an earlier one was found for. */
  const foundFor = new Map<string, string>();
  const find = (message: string): unknown => {
    const isHere = Object.hasOwn(settled, message) || places.has(message);
    const others = isHere ? [message] : (byRecipient.get(withoutIndex(message)) ?? []);
    const free = others.filter((name) => (foundFor.get(name) ?? message) === message);
    const [name] = free.filter((one) => Object.hasOwn(settled, one));
    if (name === undefined) return isHere ? undefined : findDoubt(ledger['doubtful'], free);
    foundFor.set(name, message);
    return settled[name];
  };
  const found = new Proxy(settled, {
    get: (own, name) =>
      typeof name === 'string' ? find(name) : (Reflect.get(own, name) as unknown),
  });
  return new Proxy(ledger as object, {
    get: (own, name) => (name === 'settled' ? found : (Reflect.get(own, name) as unknown)),
  }) as Ledger;
}

/** Returns the names of all messages of a stored ledger. */
function namesIn(kept: unknown): readonly string[] {
  if (!isRecord(kept) || !isRecord(kept['settled'])) return [];
  const doubtful = listDoubts(kept['doubtful']).map(({ name }) => name);
  return [...Object.keys(kept['settled']), ...doubtful];
}

function findDoubt(doubtful: unknown, names: readonly string[]): unknown {
  if (names.length === 0) return undefined;
  const doubt = listDoubts(doubtful).find(({ name }) => names.includes(name));
  if (doubt === undefined) return undefined;
  return [toUnknownOutcome(doubt.recipient, NO_RESPONSE, doubt.id)];
}

const NO_RESPONSE = transportFailure('send', { reason: 'connection' });

interface KeptRequest {
  readonly id: string;
  readonly messages: readonly (readonly [name: string, recipient: string])[];
}

function listDoubts(doubtful: unknown) {
  if (!isRecord(doubtful)) return [];
  return (Object.values(doubtful) as KeptRequest[]).flatMap(({ id, messages }) =>
    messages.map(([name, recipient]) => ({ id, name, recipient })),
  );
}

/** The name of a message is the index of its item, the recipient, and the number of its copy. */
function withoutIndex(name: string): string {
  return name.slice(name.indexOf(' ') + 1);
}

/** Returns how many outcomes of a ledger are accepted. */
export function countAccepted(ledger: unknown): number {
  if (!isRecord(ledger) || !isRecord(ledger['settled'])) return 0;
  return Object.values(ledger['settled'])
    .flatMap((outcomes) => outcomes as readonly KeptOutcome[])
    .filter(({ accepted }) => accepted === true).length;
}
