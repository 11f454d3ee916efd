import { type ChainAttempt, issueCodeToken, type RecipientOutcome, success } from '../../protocol';
import type { Row } from '../host';
import { prepareItems, refuseAll, stopBeforeAsking } from '../items/for-each-item';
import { toRecipientOutput } from '../items/outcome-outputs';
import { toItemResults } from '../items/send-items';
import { toStepOutput } from '../message/fallback/to-chain-output';
import type { ItemResult, Operation, OperationRun } from '../operation';
import { readRunOptions } from '../parameters/read-run-options';
import { sendFields } from './code-fields';
import { readCodeKeys } from './code-key';
import { type PreparedCode, readCode, readFallbackTime } from './read-code';
import { sendCodes } from './send-codes';

export const sendCode: Operation = {
  value: 'send',
  name: 'Send',
  action: 'Send one-time code',
  description:
    "Send a one-time code that the node makes up, and give a token with which 'Verify' checks what the person types; no database is needed",
  fields: sendFields,
  execute: executeSendCode,
};

async function executeSendCode(run: OperationRun): Promise<ItemResult[]> {
  const keys = await readCodeKeys(run.host);
  if (!keys.ok) return refuseAll(run, keys);
  const { signing } = keys.value;
  const prepared = prepareItems(run, (itemIndex) => readCode(run.host, itemIndex));
  const unsent = stopBeforeAsking(run, prepared);
  if (unsent) return unsent;
  const first = { ...run, itemCount: 1 };
  const [options] = prepareItems(first, () => readRunOptions(run.host));
  if (!options?.ok) return refuseAll(run, options);
  const [waitMs] = prepareItems(first, () => readFallbackTime(run.host));
  if (!waitMs?.ok) return refuseAll(run, waitMs);
  const sent = await sendCodes(run, prepared, {
    maxCost: options.value.maxCost,
    waitMs: waitMs.value,
  });
  const outcomes = sent.map((code) => (code.ok ? success(code.value.outcomes) : code));
  return toItemResults(run, outcomes, (outcome, itemIndex) => {
    const input = prepared[itemIndex];
    const code = sent[itemIndex];
    return input?.ok && code?.ok ? toOutput(signing, input.value, outcome, code.value.path) : {};
  });
}

/** Without a token where nothing was sent; where that is unknown the person may have got the code. */
function toOutput(
  key: Buffer,
  { claims, code, purpose, message, isReturned }: PreparedCode,
  outcome: RecipientOutcome,
  path: readonly ChainAttempt[],
): Row {
  const channel = path.at(-1)?.channel ?? message.channel;
  const { id, accepted, parts, cost, errorCode, errorName, errorText } = toRecipientOutput(
    outcome,
    channel,
  );
  // The second message may have been refused while the first one only came too late.
  const isSent = accepted !== false || path.some((one) => one.outcome.accepted !== false);
  return {
    token: isSent ? issueCodeToken(key, claims, { code, purpose }) : null,
    phone: claims.phone,
    channel,
    expiresAt: new Date(claims.expiresAt).toISOString(),
    ...{ id, accepted, parts, cost, errorCode, errorName, errorText },
    ...(path.length > 0 && { path: path.map(toStepOutput) }),
    ...(isReturned && isSent && { code }),
  };
}
