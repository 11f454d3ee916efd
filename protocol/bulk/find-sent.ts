import type { WaitBudget } from '../pacing/wait-budget';
import { isGroup } from '../text/recipients';
import { lookUp, lookUpAgain, toFoundOutcome, type IsOther, type SoughtMessage } from './look-up';
import type { BulkPorts } from './ports';
import type { RecipientOutcome } from './recipient-outcome';

/** A request that may or may not have been accepted. */
export interface SoughtRequest {
  readonly id: string;
  /** Whether nothing else can bear this ID. A user's own one may be that of an older message. */
  readonly isDerived: boolean;
  /** Milliseconds. */
  readonly sentAt: number;
  readonly recipients: readonly string[];
}

/** What the gateway knows of a request. */
export type Search =
  | { readonly kind: 'found'; readonly outcomes: readonly RecipientOutcome[] }
  /** The gateway does not know it, or not yet. */
  | { readonly kind: 'absent' }
  | { readonly kind: 'unclear' };

/** A request is accepted as a whole, so a few of its messages tell of all. */
const PROBES = 3;
/** Largest difference between the clocks of the host and of the gateway. */
const CLOCK_TOLERANCE_MS = 120_000;

/** Asks status.php for a request by its ID and recipients, for no longer than the budget lasts. */
export async function findSent(
  request: SoughtRequest,
  ports: BulkPorts,
  budget: WaitBudget,
): Promise<Search> {
  const { id } = request;
  const isOther = createIsOlder(request);
  const messages = request.recipients.map((recipient): SoughtMessage => ({ id, recipient }));
  // The messages of a group bear the numbers of its members, which only the gateway knows.
  const sought = messages.filter(({ recipient }) => !isGroup(recipient));
  const probes = pickProbes(sought);
  const probed = await lookUp(probes, isOther, ports, budget);
  const found = [...probed.values()];
  if (!found.some(({ kind }) => kind === 'record')) {
    const isAbsent = probes.length > 0 && found.every(({ kind }) => kind === 'absent');
    return { kind: isAbsent ? 'absent' : 'unclear' };
  }
  const all = sought.length > probes.length ? await lookUp(sought, isOther, ports, budget) : probed;
  await lookUpAgain(all, isOther, ports, budget);
  const outcomes = messages.map((message) => toFoundOutcome(message, all.get(message)));
  return { kind: 'found', outcomes };
}

/** The first, the last and one between. */
function pickProbes(messages: readonly SoughtMessage[]): SoughtMessage[] {
  const last = messages.length - 1;
  const places = Array.from({ length: PROBES }, (_, probe) =>
    Math.round((last * probe) / (PROBES - 1)),
  );
  return [...new Set(places)].flatMap((place) => messages[place] ?? []);
}

function createIsOlder({ isDerived, sentAt }: SoughtRequest): IsOther {
  return (record) => {
    if (isDerived) return false;
    const moment = record.sentAt ?? record.changedAt;
    return moment === null ? null : Date.parse(moment) < sentAt - CLOCK_TOLERANCE_MS;
  };
}
