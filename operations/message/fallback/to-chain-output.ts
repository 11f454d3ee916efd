import type { Row } from '../../host';

import {
  type ChainAttempt,
  type ChainOutcome,
  recordIn,
  type TextLanguage,
} from '../../../protocol';
import { toRecipientOutput } from '../../items/send-items';

/**
 * Returns the output row of one recipient: the outcome of the message, and the channels in the
 * order in which they were tried.
 */
export function toChainOutput(
  { recipient, result, path }: ChainOutcome,
  language: TextLanguage,
): Row {
  const last = path.at(-1);
  const costs = path.map(({ outcome }) => Math.round((outcome.cost ?? 0) * 10_000));
  return {
    phone: last?.outcome.phone ?? recipient,
    delivered: result === 'delivered',
    result,
    channel: result === 'delivered' ? (last?.channel ?? null) : null,
    cost: costs.reduce((sum, cost) => sum + cost, 0) / 10_000,
    path: path.map((attempt) => toStepOutput(attempt, language)),
  };
}

/**
 * Returns one channel that was tried. The reason for non-delivery is the rejection, otherwise the
 * status.
 */
export function toStepOutput(
  { outcome, channel, status: known, isDeleted }: ChainAttempt,
  language: TextLanguage,
): Row {
  const status = known === null ? null : recordIn(known, language);
  const { id, accepted, cost, errorCode, errorName, errorText } = toRecipientOutput(
    outcome,
    channel,
    language,
  );
  return {
    ...{ channel, id, accepted, cost },
    status: status?.status ?? null,
    statusName: status?.statusName ?? null,
    errorCode: errorCode ?? status?.errorCode ?? null,
    errorName: errorName ?? status?.errorName ?? null,
    errorText: errorText ?? status?.errorText ?? null,
    deleted: isDeleted,
  };
}
