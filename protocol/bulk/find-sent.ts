import { statusCode } from '../tables';
import type { GatewayFields } from '../wire/gateway-fields';
import type { MessageKey } from '../wire/status-query';
import { isGroup, listSpellings, writtenPhone } from '../numbers/subscriber';
import { backOff, monotonicClock, type WaitBudget } from '../pacing/retry';
import type { Problem } from '../problem';
import type { Result } from '../result';
import { toStatusRecord, type StatusRecord } from '../status/status-record';
import type { BulkPorts } from './batching';
import { toAcceptedOutcome, toUnknownOutcome, type RecipientOutcome } from './outcomes';

/** A message that the gateway may know. */
export interface SoughtMessage {
  readonly id: string;
  readonly recipient: string;
}

/** What the gateway says of a message. */
export type Found =
  | { readonly kind: 'record'; readonly record: StatusRecord }
  | { readonly kind: 'absent' }
  /** With the reason, if there is one. */
  | { readonly kind: 'unclear'; readonly problem: Problem | null };

/** Whether a record is that of another message, under the same ID and number. `null`: nobody can tell. */
export type IsOther = (record: StatusRecord) => boolean | null;

/** So often those are asked for again of whom nothing could be read. */
const MOST_LOOKS = 3;
/** A message that the gateway refused by itself has such a status, and cost nothing. */
const REFUSED_FROM = statusCode('invalidNumber');

/** What is known of each message, under any number that the gateway may have made of its recipient. */
export async function lookUp(
  sought: readonly SoughtMessage[],
  isOther: IsOther,
  ports: BulkPorts,
  budget: WaitBudget,
): Promise<Map<SoughtMessage, Found>> {
  const asked = sought.flatMap((message) =>
    listSpellings(message.recipient).map((phone) => ({ message, key: { id: message.id, phone } })),
  );
  const keys = asked.map(({ key }): MessageKey => key);
  const deadline = monotonicClock(ports)() + budget.left;
  const answers = await budget.spend(() => ports.findStatuses(keys, deadline));
  const found = new Map<SoughtMessage, Found>();
  for (const [place, { message }] of asked.entries()) {
    const one = judge(answers[place] as Result<GatewayFields>, isOther);
    const known = found.get(message);
    if (known === undefined || known.kind === 'absent' || one.kind === 'record') {
      found.set(message, one);
    }
  }
  return found;
}

/** Asks again for the messages whose answers were of no use; the others need nothing any more. */
export async function lookUpAgain(
  known: Map<SoughtMessage, Found>,
  isOther: IsOther,
  ports: BulkPorts,
  budget: WaitBudget,
): Promise<void> {
  for (let look = 1; look <= MOST_LOOKS; look += 1) {
    const unclear = [...known].flatMap(([message, { kind }]) =>
      kind === 'unclear' ? [message] : [],
    );
    if (unclear.length === 0 || !(await budget.wait(backOff(look, ports.random)))) return;
    const found = await lookUp(unclear, isOther, ports, budget);
    for (const [message, one] of found) known.set(message, one);
  }
}

const UNCLEAR: Found = { kind: 'unclear', problem: null };

function judge(answer: Result<GatewayFields>, isOther: IsOther): Found {
  if (!answer.ok) return { kind: 'unclear', problem: answer.problem };
  const record = toStatusRecord(answer.value);
  if (record.status === null) return UNCLEAR;
  if (record.statusName === 'notFound') return { kind: 'absent' };
  const other = isOther(record);
  if (other === null) return UNCLEAR;
  return other ? { kind: 'absent' } : { kind: 'record', record };
}

/** The outcome of a message whose request was accepted; a single recipient may have been refused. */
export function toFoundOutcome(
  { id, recipient }: SoughtMessage,
  found: Found | undefined,
): RecipientOutcome {
  if (found === undefined) return toAcceptedOutcome(recipient, { id });
  if (found.kind !== 'record') return toUnknownOutcome(recipient, null, id);
  const { phone, status, errorCode, parts, cost, mccmnc } = found.record;
  const isRefused = status !== null && status >= REFUSED_FROM && cost === 0;
  return toAcceptedOutcome(recipient, {
    id,
    phone: phone ?? writtenPhone(recipient),
    accepted: !isRefused,
    parts: isRefused ? null : parts,
    cost,
    mccmnc,
    status: isRefused ? status : null,
    error: isRefused ? errorCode : null,
  });
}

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

/**
 * When to look for a request whose outcome is unknown, in ms after it went out of sight. The last
 * look finds one that was slow on its way, and still leaves a repetition in the minute in which the
 * gateway refuses equal requests: should the gateway have hidden it, it refuses the second.
 */
const LOOKS_MS = [2_000, 8_000, 20_000] as const;
const MOST_FAILED_LOOKS = 4;

/**
 * Returns what the gateway knows of a request after looking until it is found or certainly absent.
 * @param since milliseconds, the end of the attempt whose outcome is unknown
 */
export async function searchUntilSure(
  sought: SoughtRequest,
  since: number,
  ports: BulkPorts,
  budget: WaitBudget,
): Promise<Search> {
  const passed = LOOKS_MS.findIndex((after) => since + after > ports.clock());
  let look = passed < 0 ? LOOKS_MS.length - 1 : passed;
  let failed = 0;
  for (;;) {
    const pause = since + (LOOKS_MS[look] as number) - ports.clock();
    if (pause > 0 && !(await budget.wait(pause))) return { kind: 'unclear' };
    const search = await findSent(sought, ports, budget);
    if (search.kind === 'found') return search;
    if (search.kind === 'absent') {
      look += 1;
      if (look === LOOKS_MS.length) return search;
      continue;
    }
    failed += 1;
    if (failed === MOST_FAILED_LOOKS) return search;
    if (!(await budget.wait(backOff(failed, ports.random)))) return search;
  }
}
