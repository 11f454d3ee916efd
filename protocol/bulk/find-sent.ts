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

/** Result of the lookup of a message. */
export type Found =
  | { readonly kind: 'record'; readonly record: StatusRecord }
  | { readonly kind: 'absent' }
  /** No usable response. `problem` is the reason, if there is one. */
  | { readonly kind: 'unclear'; readonly problem: Problem | null };

/**
 * Returns whether a record belongs to another message with the same ID and phone number, or `null`
 * if that is unknown.
 */
export type IsOther = (record: StatusRecord) => boolean | null;

/** Maximum number of retries of a lookup without a usable response. */
const MAX_RETRIES = 3;
/** First status code of messages that the gateway itself rejected. They also have cost 0. */
const REJECTED_FROM = statusCode('invalidNumber');

/**
 * Looks up each message once, under every phone number that the gateway may have stored for its
 * recipient.
 */
export async function lookUp(
  sought: readonly SoughtMessage[],
  isOther: IsOther,
  ports: BulkPorts,
  budget: WaitBudget,
): Promise<Map<SoughtMessage, Found>> {
  const queried = sought.flatMap((message) =>
    listSpellings(message.recipient).map((phone) => ({ message, key: { id: message.id, phone } })),
  );
  const keys = queried.map(({ key }): MessageKey => key);
  const deadline = monotonicClock(ports)() + budget.left;
  const responses = await budget.spend(() => ports.findStatuses(keys, deadline));
  const found = new Map<SoughtMessage, Found>();
  for (const [place, { message }] of queried.entries()) {
    const one = classify(responses[place] as Result<GatewayFields>, isOther);
    const known = found.get(message);
    if (known === undefined || known.kind === 'absent' || one.kind === 'record') {
      found.set(message, one);
    }
  }
  return found;
}

/** Repeats the lookup of messages without a usable response, and updates `known`. */
export async function retryLookUp(
  known: Map<SoughtMessage, Found>,
  isOther: IsOther,
  ports: BulkPorts,
  budget: WaitBudget,
): Promise<void> {
  for (let look = 1; look <= MAX_RETRIES; look += 1) {
    const unclear = [...known].flatMap(([message, { kind }]) =>
      kind === 'unclear' ? [message] : [],
    );
    if (unclear.length === 0 || !(await budget.wait(backOff(look, ports.random)))) return;
    const found = await lookUp(unclear, isOther, ports, budget);
    for (const [message, one] of found) known.set(message, one);
  }
}

const UNCLEAR: Found = { kind: 'unclear', problem: null };

function classify(response: Result<GatewayFields>, isOther: IsOther): Found {
  if (!response.ok) return { kind: 'unclear', problem: response.problem };
  const record = toStatusRecord(response.value);
  if (record.status === null) return UNCLEAR;
  if (record.statusName === 'notFound') return { kind: 'absent' };
  const other = isOther(record);
  if (other === null) return UNCLEAR;
  return other ? { kind: 'absent' } : { kind: 'record', record };
}

/** Returns the outcome of one recipient of an accepted request; the recipient may be rejected. */
export function toFoundOutcome(
  { id, recipient }: SoughtMessage,
  found: Found | undefined,
): RecipientOutcome {
  if (found === undefined) return toAcceptedOutcome(recipient, { id });
  if (found.kind !== 'record') return toUnknownOutcome(recipient, null, id);
  const { phone, status, errorCode, parts, cost, mccmnc } = found.record;
  const isRejected = status !== null && status >= REJECTED_FROM && cost === 0;
  return toAcceptedOutcome(recipient, {
    id,
    phone: phone ?? writtenPhone(recipient),
    accepted: !isRejected,
    parts: isRejected ? null : parts,
    cost,
    mccmnc,
    status: isRejected ? status : null,
    error: isRejected ? errorCode : null,
  });
}

/** A request that may or may not have been accepted. */
export interface SoughtRequest {
  readonly id: string;
  /** Whether only this request can have the ID. An ID from the user may be that of an older message. */
  readonly isDerived: boolean;
  /** Unix time in ms. */
  readonly sentAt: number;
  readonly recipients: readonly string[];
}

/** Result of the search for a request. */
export type Search =
  | { readonly kind: 'found'; readonly outcomes: readonly RecipientOutcome[] }
  /** The gateway does not know the request, or does not know it yet. */
  | { readonly kind: 'absent' }
  | { readonly kind: 'unclear' };

/** A request is accepted as a whole, so a few of its messages are representative. */
const PROBES = 3;
/** Assumed maximum difference between the clocks of the host and the gateway. */
const CLOCK_TOLERANCE_MS = 120_000;

/** Looks up a request in status.php by its ID and recipients, within the budget. */
export async function findSent(
  request: SoughtRequest,
  ports: BulkPorts,
  budget: WaitBudget,
): Promise<Search> {
  const { id } = request;
  const isOther = createIsOlder(request);
  const messages = request.recipients.map((recipient): SoughtMessage => ({ id, recipient }));
  // Messages to a group have the phone numbers of its members, which only the gateway knows.
  const sought = messages.filter(({ recipient }) => !isGroup(recipient));
  const probes = pickProbes(sought);
  const probed = await lookUp(probes, isOther, ports, budget);
  const found = [...probed.values()];
  if (!found.some(({ kind }) => kind === 'record')) {
    const isAbsent = probes.length > 0 && found.every(({ kind }) => kind === 'absent');
    return { kind: isAbsent ? 'absent' : 'unclear' };
  }
  const all = sought.length > probes.length ? await lookUp(sought, isOther, ports, budget) : probed;
  await retryLookUp(all, isOther, ports, budget);
  const outcomes = messages.map((message) => toFoundOutcome(message, all.get(message)));
  return { kind: 'found', outcomes };
}

/** Returns the first, the middle and the last message. */
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
 * Times of the lookups of a request with an unknown outcome, in ms after the failed attempt. The
 * last lookup is late enough to find a slow request. It is early enough for a retry within the
 * minute in which the gateway rejects identical requests: if the gateway accepted the first one
 * without listing it, it rejects the second.
 */
const LOOKUPS_MS = [2_000, 8_000, 20_000] as const;
const MAX_FAILED_LOOKUPS = 4;

/**
 * Looks up a request until it is found or certainly absent, and returns the last result. The result
 * is `unclear` if the budget ends first or too many lookups fail.
 * @param since end of the attempt with the unknown outcome, as Unix time in ms
 */
export async function searchUntilSure(
  sought: SoughtRequest,
  since: number,
  ports: BulkPorts,
  budget: WaitBudget,
): Promise<Search> {
  const passed = LOOKUPS_MS.findIndex((after) => since + after > ports.clock());
  let look = passed < 0 ? LOOKUPS_MS.length - 1 : passed;
  let failed = 0;
  for (;;) {
    const pause = since + (LOOKUPS_MS[look] as number) - ports.clock();
    if (pause > 0 && !(await budget.wait(pause))) return { kind: 'unclear' };
    const search = await findSent(sought, ports, budget);
    if (search.kind === 'found') return search;
    if (search.kind === 'absent') {
      look += 1;
      if (look === LOOKUPS_MS.length) return search;
      continue;
    }
    failed += 1;
    if (failed === MAX_FAILED_LOOKUPS) return search;
    if (!(await budget.wait(backOff(failed, ports.random)))) return search;
  }
}
