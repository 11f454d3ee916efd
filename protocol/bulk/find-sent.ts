import type { GatewayFields, MessageKey } from '../endpoints/answer-context';
import { backOff } from '../pacing/back-off';
import type { WaitBudget } from '../pacing/wait-budget';
import { monotonicClock } from '../pacing/waiting';
import type { Result } from '../result';
import { toStatusRecord, type StatusRecord } from '../status-record';
import { listSpellings } from '../text/subscriber';
import { isGroup } from '../text/recipients';
import type { BulkPorts } from './ports';
import { toAcceptedOutcome, toUnknownOutcome, type RecipientOutcome } from './recipient-outcome';

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

type Found =
  | { readonly kind: 'record'; readonly record: StatusRecord }
  | { readonly kind: 'absent' | 'unclear' };

/** A request is accepted as a whole, so a few of its messages tell of all. */
const PROBES = 3;
/** So often those are asked for again of whom nothing could be read. */
const MOST_LOOKS = 3;
/** By so much the clocks of n8n and of the gateway may differ. */
const CLOCK_TOLERANCE_MS = 120_000;
/** A message that the gateway refused by itself has such a status, and cost nothing. */
const REFUSED_FROM = 22;

/** Asks status.php for a request by its ID and recipients, for no longer than the budget lasts. */
export async function findSent(
  request: SoughtRequest,
  ports: BulkPorts,
  budget: WaitBudget,
): Promise<Search> {
  // The messages of a group bear the numbers of its members, which only the gateway knows.
  const recipients = request.recipients.filter((recipient) => !isGroup(recipient));
  const probes = pickProbes(recipients);
  const probed = await lookUp(request, probes, ports, budget);
  const found = [...probed.values()];
  if (!found.some(({ kind }) => kind === 'record')) {
    const isAbsent = probes.length > 0 && found.every(({ kind }) => kind === 'absent');
    return { kind: isAbsent ? 'absent' : 'unclear' };
  }
  const all =
    recipients.length > probes.length ? await lookUp(request, recipients, ports, budget) : probed;
  await lookUpAgain(request, all, ports, budget);
  const outcomes = request.recipients.map((recipient) =>
    toOutcome(request.id, recipient, all.get(recipient)),
  );
  return { kind: 'found', outcomes };
}

/** The first, the last and one between. */
function pickProbes(recipients: readonly string[]): string[] {
  const last = recipients.length - 1;
  const places = Array.from({ length: PROBES }, (_, probe) =>
    Math.round((last * probe) / (PROBES - 1)),
  );
  return [...new Set(places)].flatMap((place) => recipients[place] ?? []);
}

/** Asks for the recipients again whose answers were of no use; the others need nothing any more. */
async function lookUpAgain(
  request: SoughtRequest,
  known: Map<string, Found>,
  ports: BulkPorts,
  budget: WaitBudget,
): Promise<void> {
  for (let look = 1; look <= MOST_LOOKS; look += 1) {
    const unclear = [...known].flatMap(([recipient, { kind }]) =>
      kind === 'unclear' ? [recipient] : [],
    );
    if (unclear.length === 0 || !(await budget.wait(backOff(look, ports.random)))) return;
    const found = await lookUp(request, unclear, ports, budget);
    for (const [recipient, one] of found) known.set(recipient, one);
  }
}

/** What is known of each recipient, under any number that the gateway may have made of it. */
async function lookUp(
  request: SoughtRequest,
  recipients: readonly string[],
  ports: BulkPorts,
  budget: WaitBudget,
): Promise<Map<string, Found>> {
  const asked = recipients.flatMap((recipient) =>
    listSpellings(recipient).map((phone) => ({ recipient, key: { id: request.id, phone } })),
  );
  const keys = asked.map(({ key }): MessageKey => key);
  const deadline = monotonicClock(ports)() + budget.left;
  const answers = await budget.spend(() => ports.findStatuses(keys, deadline));
  const found = new Map<string, Found>();
  for (const [place, { recipient }] of asked.entries()) {
    const one = judge(request, answers[place] as Result<GatewayFields>);
    const known = found.get(recipient);
    if (known === undefined || known.kind === 'absent' || one.kind === 'record') {
      found.set(recipient, one);
    }
  }
  return found;
}

function judge(request: SoughtRequest, answer: Result<GatewayFields>): Found {
  if (!answer.ok) return { kind: 'unclear' };
  const record = toStatusRecord(answer.value);
  if (record.status === null) return { kind: 'unclear' };
  if (record.statusName === 'notFound') return { kind: 'absent' };
  if (request.isDerived) return { kind: 'record', record };
  const moment = record.sentAt ?? record.changedAt;
  if (moment === null) return { kind: 'unclear' };
  const isOlder = Date.parse(moment) < request.sentAt - CLOCK_TOLERANCE_MS;
  return isOlder ? { kind: 'absent' } : { kind: 'record', record };
}

/** The request was accepted, and a group with it; a single recipient may have been refused. */
function toOutcome(id: string, recipient: string, found: Found | undefined): RecipientOutcome {
  if (found === undefined) return toAcceptedOutcome(recipient, { id });
  if (found.kind !== 'record') return toUnknownOutcome(recipient, null, id);
  const { phone, status, errorCode, parts, cost, mccmnc } = found.record;
  const isRefused = status !== null && status >= REFUSED_FROM && cost === 0;
  return toAcceptedOutcome(recipient, {
    id,
    phone: phone ?? recipient,
    accepted: !isRefused,
    parts: isRefused ? null : parts,
    cost,
    mccmnc,
    status: isRefused ? status : null,
    error: isRefused ? errorCode : null,
  });
}
