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
 * Makes a ledger find what an earlier run settled for a recipient at any place of the list: the names
 * of its messages start with the index of their item, and a list may come in another order.
 */
export function findByRecipient<Ledger>(ledger: Ledger): Ledger {
  if (!isRecord(ledger) || !isRecord(ledger['settled'])) return ledger;
  const { settled } = ledger;
  const byRecipient = new Map(
    Object.entries(settled).map(([name, outcomes]) => [withoutIndex(name), outcomes]),
  );
  const found = new Proxy(settled, {
    get: (own, name) =>
      typeof name === 'string' && !Object.hasOwn(own, name)
        ? byRecipient.get(withoutIndex(name))
        : (Reflect.get(own, name) as unknown),
  });
  return Object.assign(ledger as object, { settled: found }) as Ledger;
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
