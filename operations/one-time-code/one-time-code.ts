import { issueCodeToken, type Result, success } from '../../protocol';
import type { Host } from '../host';
import { rejectAll, runItems } from '../items/item-run';
import { failRejected } from '../items/send-items';
import type { ItemResult, Operation, OperationRun, Resource } from '../operation';
import { readRunOptions } from '../parameters/parameters';
import { readRegionLanguage } from '../recipient-language/recipient-language';
import { sendFields } from './code-fields';
import { readCodeKeys } from './code-key';
import { readMostCodes, sendLimitedCodes } from './code-limit';
import { type PreparedCode, readCode, readFallbackTime } from './read-code';
import type { CodeOutcome, CodeSettings } from './send-codes';
import { resendCode } from './resend.operation';
import { toCodeOutput } from './to-code-output';
import { verifyCode } from './verify.operation';

const sendCode: Operation = {
  value: 'send',
  name: 'Send',
  action: 'Send one-time code',
  description:
    "Send a one-time code that the node generates, which costs money, and return a token for 'Verify'; requires no database",
  fields: sendFields,
  execute: executeSendCode,
};

async function executeSendCode(run: OperationRun): Promise<ItemResult[]> {
  const keys = await readCodeKeys(run.host);
  if (!keys.ok) return rejectAll(run, keys.problem);
  const { signing } = keys.value;
  const regionLanguage = await readRegionLanguage(run.host);
  return await runItems<OperationRun, PreparedCode, CodeOutcome, CodeSettings>(run, {
    readItem: (itemIndex) => readCode(run.host, itemIndex, signing, regionLanguage),
    readOptions: readCodeSettings,
    effect: 'sent',
    stages: [sendLimitedCodes, failRejected],
    readWritten: (itemIndex) => run.host.read('phone', itemIndex),
    isSending: true,
    toRow: (outcome, { order, language }) =>
      toCodeOutput(
        order,
        outcome,
        issueCodeToken(signing, order.claims, { code: order.code, purpose: order.purpose }),
        { currency: run.client.currency, language },
      ),
  });
}

function readCodeSettings(host: Host): Result<CodeSettings> {
  const options = readRunOptions(host);
  if (!options.ok) return options;
  const waitMs = readFallbackTime(host);
  if (!waitMs.ok) return waitMs;
  const mostCodes = readMostCodes(host);
  if (!mostCodes.ok) return mostCodes;
  const { maxCost, quota } = options.value;
  return success({ maxCost, quota, mostCodes: mostCodes.value, waitMs: waitMs.value });
}

export const code: Resource = {
  value: 'code',
  name: 'One-Time Code',
  defaultOperation: sendCode.value,
  operations: [sendCode, verifyCode, resendCode],
};
