import type { SendAnswer } from '../endpoints/send';
import type { SendAnswerRecipient } from '../endpoints/send-recipients';
import type { Problem } from '../problem';
import { findStatus } from '../tables';
import { matchRecipients } from './match-recipients';

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
  /** As the gateway writes it, which is how it is found again. */
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
  return { ...NOTHING, asked, phone: asked, accepted: false, problem };
}

/** A recipient that may or may not get the message. */
export function toUnknownOutcome(
  asked: string,
  problem: Problem | null,
  id: string | null,
): RecipientOutcome {
  return { ...NOTHING, asked, phone: asked, accepted: null, id, problem };
}

/** A recipient of an accepted request, as far as something is known of it. */
export function toAcceptedOutcome(
  asked: string,
  known: Partial<RecipientOutcome> & { readonly id: string },
): RecipientOutcome {
  return { ...NOTHING, asked, phone: asked, accepted: true, problem: null, ...known };
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
      phone: row?.phone ?? recipient,
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
