import type { Row } from '../../host';

import {
  type ChainAttempt,
  type ChainOutcome,
  recordIn,
  sumCosts,
  writtenPhone,
} from '../../../protocol';
import { type RowTerms, toRecipientOutput } from '../../items/send-items';

/**
 * Returns the output row of one recipient: the outcome of the message, and the channels in the
 * order in which they were tried. Its error is that of the last channel.
 */
export function toChainOutput({ recipient, result, path }: ChainOutcome, terms: RowTerms): Row {
  const last = path.at(-1);
  const steps = path.map((attempt) => toStepOutput(attempt, terms));
  const isDelivered = result === 'delivered';
  const { errorCode, errorName, errorText }: Row = isDelivered ? {} : (steps.at(-1) ?? {});
  return {
    phone: last?.outcome.phone ?? writtenPhone(recipient),
    delivered: isDelivered,
    result,
    channel: isDelivered ? (last?.channel ?? null) : null,
    accepted: isAccepted(path),
    cost: sumCosts(path.map(({ outcome }) => outcome.cost)),
    currency: terms.currency ?? null,
    errorCode: errorCode ?? null,
    errorName: errorName ?? null,
    errorText: errorText ?? null,
    path: steps,
  };
}

/**
 * Returns whether a channel accepted the message and sends it, as `accepted` of a message on one
 * channel; `null` if nobody knows. A deleted message is not sent.
 */
function isAccepted(path: readonly ChainAttempt[]): boolean | null {
  const ofSteps = path.map(({ outcome, isDeleted }) => !isDeleted && outcome.accepted);
  if (ofSteps.includes(true)) return true;
  return ofSteps.includes(null) ? null : false;
}

/**
 * Returns one channel that was tried. The reason for non-delivery is the rejection, otherwise the
 * status.
 */
export function toStepOutput(
  { outcome, channel, status: known, isDeleted }: ChainAttempt,
  terms: RowTerms,
): Row {
  const { currency = null, language = 'en' } = terms;
  const status = known === null ? null : recordIn(known, language);
  const { id, accepted, cost, errorCode, errorName, errorText } = toRecipientOutput(
    outcome,
    channel,
    terms,
  );
  return {
    ...{ channel, id, accepted, cost, currency: cost === null ? null : currency },
    status: status?.status ?? null,
    statusName: status?.statusName ?? null,
    errorCode: errorCode ?? status?.errorCode ?? null,
    errorName: errorName ?? status?.errorName ?? null,
    errorText: errorText ?? status?.errorText ?? null,
    deleted: isDeleted,
  };
}
