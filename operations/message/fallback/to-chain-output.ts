import type { Row } from '../../host';

import { type ChainAttempt, type ChainOutcome, recordIn, writtenPhone } from '../../../protocol';
import { type RowTerms, toRecipientOutput } from '../../items/send-items';

/**
 * Returns the output row of one recipient: the outcome of the message, and the channels in the
 * order in which they were tried.
 */
export function toChainOutput({ recipient, result, path }: ChainOutcome, terms: RowTerms): Row {
  const last = path.at(-1);
  const costs = path.map(({ outcome }) => Math.round((outcome.cost ?? 0) * 10_000));
  return {
    phone: last?.outcome.phone ?? writtenPhone(recipient),
    delivered: result === 'delivered',
    result,
    channel: result === 'delivered' ? (last?.channel ?? null) : null,
    cost: costs.reduce((sum, cost) => sum + cost, 0) / 10_000,
    currency: terms.currency ?? null,
    path: path.map((attempt) => toStepOutput(attempt, terms)),
  };
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
