import type { IDataObject } from 'n8n-workflow';

import {
  findDeliveryError,
  findStatus,
  toSpokenCode,
  UNKNOWN_NAME,
  type SendAnswer,
  type SendAnswerRecipient,
  type SendChannel,
} from '../../../protocol';
import { matchRecipients, type MatchedRecipient } from './match-recipients';

const NOT_IN_ANSWER =
  'The answer of the gateway does not name this recipient. Check its status by the message ID before sending again';

/**
 * One object per recipient of an accepted request, with what the request as a whole came to. Where
 * the gateway made up a code, `code` is what the call tells of it.
 */
export function toRecipientOutputs(
  asked: readonly string[],
  answer: SendAnswer,
  channel: SendChannel = 'sms',
): IDataObject[] {
  const { balance, cost, code } = answer;
  return describeRecipients(asked, answer, channel).map((recipient) => ({
    id: answer.id,
    phone: recipient.phone,
    accepted: recipient.accepted,
    parts: recipient.parts,
    cost: recipient.cost,
    mccmnc: recipient.mccmnc,
    ...recipient.refusal,
    ...(code !== null && { code: toSpokenCode(code) }),
    request: { balance, cost, ...(code !== null && { code }) },
  }));
}

/** One object per recipient whose price was asked. */
export function toPriceOutputs(
  asked: readonly string[],
  answer: SendAnswer,
  channel: SendChannel = 'sms',
): IDataObject[] {
  return describeRecipients(asked, answer, channel).map((recipient) => ({
    phone: recipient.phone,
    parts: recipient.parts,
    cost: recipient.cost,
    mccmnc: recipient.mccmnc,
    ...(recipient.accepted === false && recipient.refusal),
  }));
}

export interface DescribedRecipient {
  readonly asked: string;
  /** As the gateway writes it, which is how it is found again. */
  readonly phone: string;
  /** `null`: the gateway did not say. */
  readonly accepted: boolean | null;
  readonly parts: number | null;
  readonly cost: number | null;
  readonly mccmnc: string | null;
  readonly refusal: IDataObject;
  readonly row: SendAnswerRecipient | null;
}

/**
 * What became of each recipient. An answer without any list is one of a gateway that keeps none: it
 * accepted the request, and refused recipients would have been listed.
 */
export function describeRecipients(
  asked: readonly string[],
  answer: SendAnswer,
  channel: SendChannel = 'sms',
): DescribedRecipient[] {
  const matched = matchRecipients(asked, answer.recipients);
  const acceptance = matched.map(({ row }) => isAccepted(row, answer));
  const taken = acceptance.filter((accepted) => accepted !== false).length;
  return matched.map((recipient, place) => {
    const accepted = acceptance[place] ?? null;
    const { row } = recipient;
    return {
      asked: recipient.asked,
      phone: row?.phone ?? recipient.asked,
      accepted,
      parts: accepted === false ? null : (row?.parts ?? shareOf(answer.parts, taken)),
      cost: row?.cost ?? (matched.length === 1 ? answer.cost : null),
      mccmnc: row?.mccmnc ?? null,
      refusal: describeRefusal(recipient, accepted, channel),
      row,
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

function describeRefusal(
  { row }: MatchedRecipient,
  accepted: boolean | null,
  channel: SendChannel,
): IDataObject {
  if (accepted === null) return { errorCode: null, errorName: null, errorText: NOT_IN_ANSWER };
  if (accepted || row === null) return { errorCode: null, errorName: null, errorText: null };
  const status = row.status === null ? undefined : findStatus(row.status);
  const error = row.error === null ? undefined : findDeliveryError(row.error, channel);
  return {
    status: row.status,
    statusName: row.status === null ? null : (status?.name ?? UNKNOWN_NAME),
    errorCode: row.error,
    errorName: row.error === null ? null : (error?.name ?? UNKNOWN_NAME),
    errorText: error?.text ?? status?.text ?? null,
  };
}

/** Parts are counted for all recipients together; texts are equal, so each got the same share. */
function shareOf(parts: number | null, recipients: number): number | null {
  if (parts === null || recipients === 0) return null;
  return parts % recipients === 0 ? parts / recipients : null;
}
