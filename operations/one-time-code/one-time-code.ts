import { issueCodeToken, type Result, success, type TextLanguage } from '../../protocol';
import type { Host, Row } from '../host';
import { refuseAll, runItems } from '../items/item-run';
import { failIfRefused, toRecipientOutput } from '../items/send-items';
import { toStepOutput } from '../message/fallback/to-chain-output';
import type { ItemResult, Operation, OperationRun, Resource } from '../operation';
import { readRunOptions } from '../parameters/parameters';
import { readRegionLanguage } from '../recipient-language/recipient-language';
import { sendFields } from './code-fields';
import { readCodeKeys } from './code-key';
import { type PreparedCode, readCode, readFallbackTime } from './read-code';
import { type CodeOutcome, type CodeSettings, sendCodes } from './send-codes';
import { verifyCode } from './verify.operation';

const sendCode: Operation = {
  value: 'send',
  name: 'Send',
  action: 'Send one-time code',
  description:
    "Send a one-time code that the node generates, and return a token for 'Verify'; requires no database",
  fields: sendFields,
  execute: executeSendCode,
};

async function executeSendCode(run: OperationRun): Promise<ItemResult[]> {
  const keys = await readCodeKeys(run.host);
  if (!keys.ok) return refuseAll(run, keys.problem);
  const { signing } = keys.value;
  const regionLanguage = await readRegionLanguage(run.host);
  return await runItems<OperationRun, PreparedCode, CodeOutcome, CodeSettings>(run, {
    readItem: (itemIndex) => readCode(run.host, itemIndex, regionLanguage),
    readOptions: readCodeSettings,
    stages: [sendCodes, failIfRefused],
    toRow: (outcome, { order, language }) => toOutput(signing, order, outcome, language),
  });
}

function readCodeSettings(host: Host): Result<CodeSettings> {
  const options = readRunOptions(host);
  if (!options.ok) return options;
  const waitMs = readFallbackTime(host);
  return waitMs.ok ? success({ maxCost: options.value.maxCost, waitMs: waitMs.value }) : waitMs;
}

/**
 * Returns the output row. It has a token unless certainly nothing was sent: in doubt the person may
 * have the code.
 */
function toOutput(
  key: Buffer,
  { claims, code, purpose, message, isReturned }: PreparedCode,
  outcome: CodeOutcome,
  language: TextLanguage,
): Row {
  const { path } = outcome;
  const channel = path.at(-1)?.channel ?? message.channel;
  const { id, accepted, parts, cost, errorCode, errorName, errorText } = toRecipientOutput(
    outcome,
    channel,
    language,
  );
  // The second message may have been rejected while the first one only arrived too late.
  const isSent = accepted !== false || path.some((one) => one.outcome.accepted !== false);
  return {
    token: isSent ? issueCodeToken(key, claims, { code, purpose }) : null,
    phone: claims.phone,
    channel,
    expiresAt: new Date(claims.expiresAt).toISOString(),
    ...{ id, accepted, parts, cost, errorCode, errorName, errorText },
    ...(path.length > 0 && { path: path.map((attempt) => toStepOutput(attempt, language)) }),
    ...(isReturned && isSent && { code }),
  };
}

export const code: Resource = {
  value: 'code',
  name: 'One-Time Code',
  defaultOperation: sendCode.value,
  operations: [sendCode, verifyCode],
};
