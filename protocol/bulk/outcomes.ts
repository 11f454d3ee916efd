import type { SendAnswer } from '../endpoints/send-response';
import type { SendAnswerRecipient } from '../endpoints/send-response';
import { groupBy } from '../group-by';
import {
  answeredKey,
  answeredPhone,
  isGroup,
  isSameSubscriber,
  subscriberKey,
  writtenPhone,
} from '../numbers/subscriber';
import type { Problem } from '../problem';
import type { StatusRecord } from '../status/status-record';
import { findStatus, statusCode } from '../tables';
import { composeText } from '../text/normalize';
import { countParts } from '../text/parts';
import type { PlannedRequest } from './plan';

/** What the request that carried a message came to as a whole. */
export interface RequestTotals {
  readonly balance: number | null;
  /** Of all its messages together. */
  readonly cost: number | null;
  /** That a voice call pronounces, if the gateway made it up. */
  readonly code: string | null;
}

/** What became of one recipient of a message. */
export interface RecipientOutcome {
  /** As it was asked for; members of a group have the group here. */
  readonly asked: string;
  /** As outputs have it: in E.164 format with `+`, which is how it is found again. */
  readonly phone: string;
  /** `null`: nobody can tell. Look at `problem`, or at what the answer left out. */
  readonly accepted: boolean | null;
  readonly id: string | null;
  readonly parts: number | null;
  readonly cost: number | null;
  readonly mccmnc: string | null;
  /** Status and `err` code of a recipient that was refused among others. */
  readonly status: number | null;
  readonly error: number | null;
  /** Why its whole request was refused or its outcome is unknown. */
  readonly problem: Problem | null;
  readonly request: RequestTotals;
  /** Index of the earlier item whose equal message stands for this one. */
  readonly duplicateOf: number | null;
  /** Present where an earlier run sent it with the same key, and this one did not. */
  readonly sentBefore?: true;
  /** Present where asking again is of no use: the message is final, or only the history has it. */
  readonly lastStatus?: StatusRecord;
}

const NOTHING = {
  id: null,
  parts: null,
  cost: null,
  mccmnc: null,
  status: null,
  error: null,
  request: { balance: null, cost: null, code: null },
  duplicateOf: null,
} as const;

/** A recipient whose whole request was refused: it was not sent. */
export function toRefusedOutcome(asked: string, problem: Problem): RecipientOutcome {
  return { ...NOTHING, asked, phone: writtenPhone(asked), accepted: false, problem };
}

/** A recipient that may or may not get the message. */
export function toUnknownOutcome(
  asked: string,
  problem: Problem | null,
  id: string | null,
): RecipientOutcome {
  return { ...NOTHING, asked, phone: writtenPhone(asked), accepted: null, id, problem };
}

/** A recipient of an accepted request, as far as something is known of it. */
export function toAcceptedOutcome(
  asked: string,
  known: Partial<RecipientOutcome> & { readonly id: string },
): RecipientOutcome {
  const phone = writtenPhone(asked);
  return { ...NOTHING, asked, phone, accepted: true, problem: null, ...known };
}

/**
 * What became of each recipient of an answered request. An answer without any list is one of a
 * gateway that keeps none: it accepted the request, and refused recipients would have been listed.
 * A group has one outcome for each member that the answer lists. `partsOf` tells the parts of
 * recipients that got different texts.
 */
export function readOutcomes(
  asked: readonly string[],
  answer: SendAnswer,
  partsOf?: (recipient: string) => number | null,
): RecipientOutcome[] {
  const matched = matchRecipients(asked, answer.recipients);
  const acceptance = matched.map(({ row }) => isAccepted(row, answer));
  const taken = acceptance.filter((accepted) => accepted !== false).length;
  const { balance, cost, code } = answer;
  const request = { balance, cost, code };
  return matched.map(({ asked: recipient, row }, place): RecipientOutcome => {
    const accepted = acceptance[place] ?? null;
    const parts =
      row?.parts ?? (partsOf === undefined ? shareOf(answer.parts, taken) : partsOf(recipient));
    // All fields at once: an object that gets them one by one takes several times the memory.
    return {
      asked: recipient,
      phone: choosePhone(recipient, row?.phone ?? null),
      accepted,
      id: answer.id,
      parts: accepted === false ? null : parts,
      cost: row?.cost ?? (matched.length === 1 ? answer.cost : null),
      mccmnc: row?.mccmnc ?? null,
      status: accepted === false ? (row?.status ?? null) : null,
      error: accepted === false ? (row?.error ?? null) : null,
      problem: null,
      request,
      duplicateOf: null,
    };
  });
}

/** The gateway drops a `+`, and may correct a number. */
function choosePhone(asked: string, answered: string | null): string {
  if (answered === null || isSameSubscriber(asked, answered)) return writtenPhone(asked);
  return answeredPhone(answered);
}

function isAccepted(row: SendAnswerRecipient | null, answer: SendAnswer): boolean | null {
  if (row === null) return answer.recipients.length === 0 ? true : null;
  if (row.error !== null && row.error !== 0) return false;
  if (row.status === null) return true;
  const status = findStatus(row.status);
  return status !== undefined && (!status.isFinal || status.isDelivered);
}

/** Parts are counted for all recipients together; of equal texts each got the same share. */
function shareOf(parts: number | null, recipients: number): number | null {
  if (parts === null || recipients === 0) return null;
  return parts % recipients === 0 ? parts / recipients : null;
}

/** Groups outcomes by the subscriber that was asked for (`subscriberKey`), in their order. */
export function groupByRecipient(
  outcomes: readonly RecipientOutcome[],
): Map<string, RecipientOutcome[]> {
  return groupBy(outcomes, ({ asked }) => subscriberKey(asked));
}

/** Returns the outcomes of the messages of a planned request from its response. */
export function readRequestOutcomes(
  request: PlannedRequest,
  answer: SendAnswer,
): RecipientOutcome[] {
  const { recipients, entries } = request.parameters;
  const partsOf = entries === undefined ? undefined : countListParts(request, answer);
  return readOutcomes(recipients, answer, partsOf);
}

/**
 * Parts of each message of a `list`, of which the gateway tells only the sum. They are counted
 * here, and known only if the sum of the accepted ones is the gateway's own.
 */
function countListParts(
  { parameters, members }: PlannedRequest,
  answer: SendAnswer,
): (recipient: string) => number | null {
  const { transliterate = 'none', shortenLinks = false, maxParts } = parameters;
  const isChanged = transliterate !== 'none' || shortenLinks || maxParts !== undefined;
  if (isChanged || answer.parts === null) return () => null;
  const parts = new Map(
    members.map(({ recipient, parameters: { text = '' } }) => [
      subscriberKey(recipient),
      countParts(composeText(text)),
    ]),
  );
  const taken = matchRecipients(parameters.recipients, answer.recipients).filter(
    ({ row }) => row === null || row.error === null || row.error === 0,
  );
  const sum = taken.reduce((total, { asked }) => total + (parts.get(subscriberKey(asked)) ?? 0), 0);
  return sum === answer.parts
    ? (recipient) => parts.get(subscriberKey(recipient)) ?? null
    : () => null;
}

/** `err` of a phone number that is on a blocklist of the account or of the gateway. */
const PROHIBITED_NUMBER = 252;
/** The documented status of messages that a blocklist stops; without an error it has no other cause. */
const PROHIBITED_STATUS = statusCode('prohibited');

/**
 * Whether the response to a price request says that the recipient is on the blocklist. The gateway has no
 * request that lists it, so a price request stands for one: the rows of `op` and `err` name the recipients
 * that would be rejected, and why. That blocked numbers are among them is unverified against the live
 * service. Members of a group cannot be left out; the gateway stops their messages itself.
 * Source: HTTP API, "Sending SMS messages: parameters" (`err`, `op`); "Message statuses", 252.
 */
export function isBlackListed({ asked, accepted, status, error }: RecipientOutcome): boolean {
  if (accepted !== false || isGroup(asked)) return false;
  const hasReason = error !== null && error !== 0;
  return hasReason ? error === PROHIBITED_NUMBER : status === PROHIBITED_STATUS;
}

/** A recipient of a request and what the answer says about it, `null` when it says nothing. */
export interface MatchedRecipient {
  /** As it was asked for; members of a group have the group here. */
  readonly asked: string;
  readonly row: SendAnswerRecipient | null;
}

/**
 * Puts the rows of an answer to the recipients that were asked for, in their order. The gateway may
 * have corrected a number, lists the members of a group instead of the group, and may list a
 * recipient that was named twice only once. Rows that nobody asked for come last: nothing that was
 * paid for is dropped.
 */
export function matchRecipients(
  asked: readonly string[],
  rows: readonly SendAnswerRecipient[],
): MatchedRecipient[] {
  const rest = new Set(rows);
  const index = groupBy(rows, ({ phone }) => answeredKey(phone));
  const own: (SendAnswerRecipient | null)[] = asked.map(() => null);
  const take = (place: number, key: string): void => {
    const same = index.get(key) ?? [];
    // A recipient that was named twice may be listed only once.
    const row = same.length > 1 ? same.shift() : same[0];
    if (row === undefined) return;
    rest.delete(row);
    own[place] = row;
  };
  for (const [place, phone] of asked.entries())
    if (!isGroup(phone)) take(place, subscriberKey(phone));
  // The gateway left a number as it was written, and nobody else's row is that.
  const taken = new Set(own);
  for (const [place, phone] of asked.entries()) {
    const row = index.get(answeredKey(phone))?.[0];
    if (own[place] === null && row !== undefined && !taken.has(row))
      take(place, answeredKey(phone));
  }
  // Members of a group are whatever the others left; which group they belong to is not told.
  const members = [...rest];
  const groupPlace = asked.findIndex(isGroup);
  const matched = asked.flatMap((phone, place): MatchedRecipient[] =>
    place === groupPlace && members.length > 0
      ? members.map((row) => ({ asked: phone, row }))
      : [{ asked: phone, row: own[place] ?? null }],
  );
  if (groupPlace >= 0) return matched;
  return [...matched, ...members.map((row) => ({ asked: row.phone, row }))];
}
