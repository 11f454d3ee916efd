import { randomBytes } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';

import {
  issueCodeToken,
  type ItemOutcomes,
  type RecipientOutcome,
  type Result,
} from '../../../../protocol';
import { prepareItems, refuseAll, stopBeforeAsking } from '../for-each-item';
import type { ItemResult, Operation, OperationRun } from '../operation';
import { toRecipientOutput } from '../outcome-outputs';
import { readRunOptions } from '../read-run-options';
import { failIfRefused, toItemResults } from '../send-items';
import { sendFields } from './code-fields';
import { readCodeKey } from './code-key';
import { readCode, type PreparedCode } from './read-code';

export const sendCode: Operation = {
  value: 'send',
  name: 'Send',
  action: 'Send one-time code',
  description:
    "Send a one-time code that the node makes up, and give a token with which 'Verify' checks what the person types; no database is needed",
  fields: sendFields,
  execute: executeSendCode,
};

/**
 * The memory of the run is left out: a repetition makes up another code, for which a message with
 * the first one must not be taken.
 */
async function executeSendCode(run: OperationRun): Promise<ItemResult[]> {
  const key = await readCodeKey(run.functions);
  if (!key.ok) return refuseAll(run, key);
  const prepared = prepareItems(run, (itemIndex) => readCode(run.functions, itemIndex));
  const unsent = stopBeforeAsking(run, prepared);
  if (unsent) return unsent;
  const [options] = prepareItems({ ...run, itemCount: 1 }, () => readRunOptions(run.functions));
  if (!options?.ok) return refuseAll(run, options);
  const { stopOnFailure } = run;
  const identity = { scope: 'codes', run: randomBytes(16).toString('hex') };
  const sent = await run.client.sendAll(
    prepared.map((input) => (input.ok ? input.value.message : null)),
    { maxCost: options.value.maxCost, duplicates: 'send', identity, stopOnFailure },
  );
  const results = prepared.map((input, itemIndex): Result<ItemOutcomes> => {
    if (!input.ok) return input;
    return sent.ok ? failIfRefused(sent.value[itemIndex] ?? [], stopOnFailure) : sent;
  });
  return toItemResults(run, results, (outcome, itemIndex) => {
    const input = prepared[itemIndex];
    return input?.ok ? toOutput(key.value, input.value, outcome) : {};
  });
}

/** Without a token where nothing was sent; where that is unknown the person may have got the code. */
function toOutput(key: Buffer, prepared: PreparedCode, outcome: RecipientOutcome): IDataObject {
  const { claims, code, purpose, message, isReturned } = prepared;
  const { id, accepted, parts, cost, errorCode, errorName, errorText } = toRecipientOutput(
    outcome,
    message.channel,
  );
  const isSent = accepted !== false;
  return {
    token: isSent ? issueCodeToken(key, claims, { code, purpose }) : null,
    phone: claims.phone,
    channel: message.channel,
    expiresAt: new Date(claims.expiresAt).toISOString(),
    ...{ id, accepted, parts, cost, errorCode, errorName, errorText },
    ...(isReturned && isSent && { code }),
  };
}
