import type { Row } from '../host';

import {
  findDeliveryError,
  findStatus,
  summarizeProblem,
  toSpokenCode,
  UNKNOWN_NAME,
  type RecipientOutcome,
  type SendChannel,
} from '../../protocol';

const NOT_IN_ANSWER =
  'The answer of the gateway does not name this recipient. Check its status by the message ID before sending again';

/**
 * One recipient of a message that was sent, with what its request as a whole came to. Where the
 * gateway made up a code, `code` is what the call tells of it. `duplicateOf` stands only where the
 * message of an earlier item stands for this one, `sentBefore` only where an earlier run sent it.
 */
export function toRecipientOutput(outcome: RecipientOutcome, channel: SendChannel = 'sms'): Row {
  const { id, phone, accepted, parts, cost, mccmnc, duplicateOf, sentBefore, request } = outcome;
  const { code, ...totals } = request;
  return {
    id,
    phone,
    accepted,
    parts,
    cost,
    mccmnc,
    ...describeRefusal(outcome, channel),
    ...(code !== null && { code: toSpokenCode(code) }),
    ...(duplicateOf !== null && { duplicateOf }),
    ...(sentBefore === true && { sentBefore }),
    request: { ...totals, ...(code !== null && { code }) },
  };
}

/** One recipient whose price was asked. */
export function toPriceOutput(outcome: RecipientOutcome, channel: SendChannel = 'sms'): Row {
  const { phone, accepted, parts, cost, mccmnc, duplicateOf } = outcome;
  return {
    phone,
    parts,
    cost,
    mccmnc,
    ...(duplicateOf !== null && { duplicateOf }),
    ...(accepted === false && describeRefusal(outcome, channel)),
  };
}

function describeRefusal(
  { accepted, problem, status, error }: RecipientOutcome,
  channel: SendChannel,
): Row {
  if (problem !== null) {
    const errorCode = problem.kind === 'gateway' ? problem.code : null;
    return { errorCode, errorName: problem.name, errorText: summarizeProblem(problem) };
  }
  if (accepted === null) {
    return { errorCode: null, errorName: 'unreadableAnswer', errorText: NOT_IN_ANSWER };
  }
  if (accepted) return { errorCode: null, errorName: null, errorText: null };
  const statusRow = status === null ? undefined : findStatus(status);
  const errorRow = error === null ? undefined : findDeliveryError(error, channel);
  return {
    status,
    statusName: status === null ? null : (statusRow?.name ?? UNKNOWN_NAME),
    errorCode: error,
    errorName: error === null ? null : (errorRow?.name ?? UNKNOWN_NAME),
    errorText: errorRow?.text ?? statusRow?.text ?? null,
  };
}
