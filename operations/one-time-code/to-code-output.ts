import { writtenPhone } from '../../protocol';
import type { Row } from '../host';
import { type RowTerms, toRecipientOutput } from '../items/send-items';
import { toStepOutput } from '../message/fallback/to-chain-output';
import type { PreparedCode } from './read-code';
import type { CodeOutcome } from './send-codes';

/**
 * Returns the output row. It has a token unless certainly nothing was sent: in doubt the person may
 * have the code.
 */
export function toCodeOutput(
  { claims, code, message, isReturned }: PreparedCode,
  outcome: CodeOutcome,
  token: string,
  terms: RowTerms,
): Row {
  const { path } = outcome;
  const channel = path.at(-1)?.channel ?? message.channel;
  const { id, accepted, parts, cost, currency, errorCode, errorName, errorText } =
    toRecipientOutput(outcome, channel, terms);
  // The second message may have been rejected while the first one only arrived too late.
  const isSent = accepted !== false || path.some((one) => one.outcome.accepted !== false);
  return {
    token: isSent ? token : null,
    phone: writtenPhone(claims.phone),
    channel,
    expiresAt: new Date(claims.expiresAt).toISOString(),
    ...{ id, accepted, parts, cost, currency, errorCode, errorName, errorText },
    ...(path.length > 0 && { path: path.map((attempt) => toStepOutput(attempt, terms)) }),
    ...(isReturned && isSent && { code }),
  };
}
