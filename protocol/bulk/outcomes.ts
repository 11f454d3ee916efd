import type { SendResponse } from '../endpoints/send-response';
import type { SendResponseRecipient } from '../endpoints/send-response';
import { groupBy } from '../group-by';
import {
  responsePhone,
  isGroup,
  isSameSubscriber,
  responseKey,
  subscriberKey,
  writtenPhone,
} from '../numbers/subscriber';
import type { Problem } from '../problem';
import type { StatusRecord } from '../status/status-record';
import { findStatus, statusCode } from '../tables';
import { composeText } from '../text/normalize';
import { countParts } from '../text/parts';
import type { PlannedRequest } from './plan';

/** Values of a response that belong to its request as a whole. */
export interface RequestTotals {
  readonly balance: number | null;
  /** Cost of all its messages. */
  readonly cost: number | null;
  /** Code that a voice call speaks, if the gateway generated it. */
  readonly code: string | null;
}

/** Outcome of a message for one recipient. */
export interface RecipientOutcome {
  /** Recipient of the request. For a member of a group it is the group. */
  readonly asked: string;
  /** As outputs have it: in E.164 format with `+`, which is how it is found again. */
  readonly phone: string;
  /** `null` if the outcome is unknown: see `problem`, or the response lacks the recipient. */
  readonly accepted: boolean | null;
  readonly id: string | null;
  readonly parts: number | null;
  readonly cost: number | null;
  readonly mccmnc: string | null;
  /** Status code of a rejected recipient of an accepted request. */
  readonly status: number | null;
  /** Error code (`err`) of a rejected recipient of an accepted request. */
  readonly error: number | null;
  /** Why the whole request was rejected, or why its outcome is unknown. */
  readonly problem: Problem | null;
  readonly request: RequestTotals;
  /** Index of the earlier item with an equal message that this one was merged into, or `null`. */
  readonly duplicateOf: number | null;
  /** Present if an earlier run sent the message with the same send-once key. */
  readonly sentBefore?: true;
  /** Present if a status request adds nothing: the status is final, or only the history has it. */
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

/** Returns the outcome of a recipient whose whole request was rejected. */
export function toRejectedOutcome(asked: string, problem: Problem): RecipientOutcome {
  return { ...NOTHING, asked, phone: writtenPhone(asked), accepted: false, problem };
}

/** Returns the outcome of a recipient whose message may or may not have been accepted. */
export function toUnknownOutcome(
  asked: string,
  problem: Problem | null,
  id: string | null,
): RecipientOutcome {
  return { ...NOTHING, asked, phone: writtenPhone(asked), accepted: null, id, problem };
}

/** Returns the outcome of a recipient of an accepted request, with the values that are known. */
export function toAcceptedOutcome(
  asked: string,
  known: Partial<RecipientOutcome> & { readonly id: string },
): RecipientOutcome {
  const phone = writtenPhone(asked);
  return { ...NOTHING, asked, phone, accepted: true, problem: null, ...known };
}

/**
 * Returns the outcome of each recipient of a request from its response. A response without a list of
 * recipients means that all were accepted, because rejected ones are always listed. A group has one
 * outcome for each member in the response.
 * @param partsOf returns the parts of a recipient, for requests with different texts
 */
export function readOutcomes(
  asked: readonly string[],
  response: SendResponse,
  partsOf?: (recipient: string) => number | null,
): RecipientOutcome[] {
  const matched = matchRecipients(asked, response.recipients);
  const acceptance = matched.map(({ row }) => isAccepted(row, response));
  const acceptedCount = acceptance.filter((accepted) => accepted !== false).length;
  const { balance, cost, code } = response;
  const request = { balance, cost, code };
  return matched.map(({ asked: recipient, row }, place): RecipientOutcome => {
    const accepted = acceptance[place] ?? null;
    const parts =
      row?.parts ??
      (partsOf === undefined ? shareOf(response.parts, acceptedCount) : partsOf(recipient));
    // One literal: an object with fields added one by one needs several times the memory.
    return {
      asked: recipient,
      phone: choosePhone(recipient, row?.phone ?? null),
      accepted,
      id: response.id,
      parts: accepted === false ? null : parts,
      cost: row?.cost ?? (matched.length === 1 ? response.cost : null),
      mccmnc: row?.mccmnc ?? null,
      status: accepted === false ? (row?.status ?? null) : null,
      error: accepted === false ? (row?.error ?? null) : null,
      problem: null,
      request,
      duplicateOf: null,
    };
  });
}

/**
 * The gateway drops a `+`, and may correct a number. If it repeats a national number as it was
 * written, only the request says of which country.
 */
function choosePhone(asked: string, responded: string | null): string {
  if (responded === null || isSameSubscriber(asked, responded)) return writtenPhone(asked);
  const phone = responsePhone(responded);
  const isRepeated = !phone.startsWith('+') && responseKey(asked) === responseKey(responded);
  return isRepeated ? writtenPhone(asked) : phone;
}

function isAccepted(row: SendResponseRecipient | null, response: SendResponse): boolean | null {
  if (row === null) return response.recipients.length === 0 ? true : null;
  if (row.error !== null && row.error !== 0) return false;
  if (row.status === null) return true;
  const status = findStatus(row.status);
  return status !== undefined && (!status.isFinal || status.isDelivered);
}

/** The response has the parts of all recipients; with equal texts each has the same number. */
function shareOf(parts: number | null, recipients: number): number | null {
  if (parts === null || recipients === 0) return null;
  return parts % recipients === 0 ? parts / recipients : null;
}

/** Groups outcomes by the subscriber of the request (`subscriberKey`), in their order. */
export function groupByRecipient(
  outcomes: readonly RecipientOutcome[],
): Map<string, RecipientOutcome[]> {
  return groupBy(outcomes, ({ asked }) => subscriberKey(asked));
}

/** Returns the outcomes of the messages of a planned request from its response. */
export function readRequestOutcomes(
  request: PlannedRequest,
  response: SendResponse,
): RecipientOutcome[] {
  const { recipients, entries } = request.parameters;
  const partsOf = entries === undefined ? undefined : countListParts(request, response);
  return readOutcomes(recipients, response, partsOf);
}

/**
 * Returns the parts of each message of a `list`, for which the response only has the sum. They are
 * counted here and only used if their sum for the accepted recipients equals that of the response.
 */
function countListParts(
  { parameters, members }: PlannedRequest,
  response: SendResponse,
): (recipient: string) => number | null {
  const { transliterate = 'none', shortenLinks = false, maxParts } = parameters;
  const isChanged = transliterate !== 'none' || shortenLinks || maxParts !== undefined;
  if (isChanged || response.parts === null) return () => null;
  const parts = new Map(
    members.map(({ recipient, parameters: { text = '' } }) => [
      subscriberKey(recipient),
      countParts(composeText(text)),
    ]),
  );
  const acceptedRows = matchRecipients(parameters.recipients, response.recipients).filter(
    ({ row }) => isAccepted(row, response) !== false,
  );
  const sum = acceptedRows.reduce(
    (total, { asked }) => total + (parts.get(subscriberKey(asked)) ?? 0),
    0,
  );
  return sum === response.parts
    ? (recipient) => parts.get(subscriberKey(recipient)) ?? null
    : () => null;
}

/** `err` of a phone number that is on a blocklist of the account or of the gateway. */
const PROHIBITED_NUMBER = 252;
/** Documented status of messages that a blocklist stops. Without an error code it has no other cause. */
const PROHIBITED_STATUS = statusCode('prohibited');

/**
 * Whether the response to a price request shows that the recipient is on the blocklist. The gateway
 * has no request that lists it, but the rows of `op` and `err` contain the recipients that would be
 * rejected, and why. That blocked numbers are among them is unverified against the live service.
 * Members of a group cannot be left out; the gateway stops their messages itself.
 * Source: HTTP API, "Sending SMS messages: parameters" (`err`, `op`); "Message statuses", 252.
 */
export function isBlocklisted({ asked, accepted, status, error }: RecipientOutcome): boolean {
  if (accepted !== false || isGroup(asked)) return false;
  const hasReason = error !== null && error !== 0;
  return hasReason ? error === PROHIBITED_NUMBER : status === PROHIBITED_STATUS;
}

/** A recipient of a request, and its row in the response or `null`. */
export interface MatchedRecipient {
  /** Recipient of the request. For a member of a group it is the group. */
  readonly asked: string;
  readonly row: SendResponseRecipient | null;
}

/**
 * Matches the rows of a response to the recipients of its request, in the order of the request. The
 * gateway may correct a phone number, lists the members of a group instead of the group, and may
 * list a duplicate recipient once. Rows without a recipient come last, because they are paid for.
 */
export function matchRecipients(
  asked: readonly string[],
  rows: readonly SendResponseRecipient[],
): MatchedRecipient[] {
  const rest = new Set(rows);
  const index = groupBy(rows, ({ phone }) => responseKey(phone));
  const own: (SendResponseRecipient | null)[] = asked.map(() => null);
  const assignRow = (place: number, key: string): void => {
    const same = index.get(key) ?? [];
    // The gateway may list a duplicate recipient once.
    const row = same.length > 1 ? same.shift() : same[0];
    if (row === undefined) return;
    rest.delete(row);
    own[place] = row;
  };
  for (const [place, phone] of asked.entries())
    if (!isGroup(phone)) assignRow(place, subscriberKey(phone));
  // The gateway may not have corrected a phone number; its row must not belong to another recipient.
  const assigned = new Set(own);
  for (const [place, phone] of asked.entries()) {
    const row = index.get(responseKey(phone))?.[0];
    if (own[place] === null && row !== undefined && !assigned.has(row))
      assignRow(place, responseKey(phone));
  }
  // The remaining rows are members of groups. The response does not name their group.
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
