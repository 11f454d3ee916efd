import { issueCodeToken } from '../../protocol';
import type { Row } from '../host';
import { endAtProblem, prepareItems, readForRun, refuseAll } from '../items/item-run';
import { toRecipientOutput } from '../items/outcome-outputs';
import { toSendResults } from '../items/send-items';
import { toStepOutput } from '../message/fallback/to-chain-output';
import type { ItemResult, Operation, OperationRun } from '../operation';
import { readRunOptions } from '../parameters/read-run-options';
import { sendFields } from './code-fields';
import { readCodeKeys } from './code-key';
import { type PreparedCode, readCode, readFallbackTime } from './read-code';
import { type CodeItem, type CodeOutcome, sendCodes } from './send-codes';

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
  if (!keys.ok) return refuseAll(run, keys.problem);
  const { signing } = keys.value;
  const items: CodeItem[] = prepareItems(run, (itemIndex) => readCode(run.host, itemIndex));
  const unsent = endAtProblem(run, items);
  if (unsent) return unsent;
  const options = readForRun(run, () => readRunOptions(run.host));
  if (!options.ok) return refuseAll(run, options.problem);
  const waitMs = readForRun(run, () => readFallbackTime(run.host));
  if (!waitMs.ok) return refuseAll(run, waitMs.problem);
  await sendCodes(run, items, { maxCost: options.value.maxCost, waitMs: waitMs.value });
  return toSendResults(run, items, (outcome, { order }) => toOutput(signing, order, outcome));
}

/** Without a token where nothing was sent; where that is unknown the person may have got the code. */
function toOutput(
  key: Buffer,
  { claims, code, purpose, message, isReturned }: PreparedCode,
  outcome: CodeOutcome,
): Row {
  const { path } = outcome;
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
