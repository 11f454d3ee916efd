import {
  checkToken,
  type CodeVerdict,
  deriveCode,
  failure,
  invalidInput,
  isCodeOf,
  openCodeToken,
  param,
  type RecipientLanguage,
  type Result,
  sentence,
  success,
  type TextLanguage,
  writtenPhone,
} from '../../protocol';
import type { Host, Row } from '../host';
import { type OpenItem, rejectAll, runItems } from '../items/item-run';
import { failRejected } from '../items/send-items';
import type { ItemResult, Operation, OperationRun } from '../operation';
import { isOn, readOptions, readRunOptions, readText } from '../parameters/parameters';
import { checkAllowed } from '../parameters/recipients';
import { readRegionLanguage } from '../recipient-language/recipient-language';
import { AttemptStore } from './attempt-store';
import { resendFields } from './code-fields';
import { type CodeKeys, readCodeKeys } from './code-key';
import { readMostCodes, sendLimitedCodes } from './code-limit';
import { type PreparedCode, readWriting, writeCode } from './read-code';
import type { CodeOutcome, CodeSettings } from './send-codes';
import { toCodeOutput } from './to-code-output';

export const resendCode: Operation = {
  value: 'resend',
  name: 'Resend',
  action: 'Resend one-time code',
  description:
    'Send the code of a token again while it is valid, which costs money; the token, its time and its attempts stay the same',
  fields: resendFields,
  execute: executeResend,
};

/** Why the code of a token is not sent again, with its number if the token is a valid one. */
interface Refusal {
  readonly reason: Exclude<CodeVerdict, 'verified' | 'otherPhone'>;
  readonly phone: string | null;
}

interface Resend extends PreparedCode {
  readonly token: string;
  readonly refusal: Refusal | null;
}

type ResendItem = OpenItem<Resend, CodeOutcome>;

const FOREIGN_TOKEN = {
  en: 'The token was not issued with this credential and purpose, or was changed',
  ru: 'Токен выдан не с этими учетными данными и назначением или изменен',
};
const REASONS: Readonly<Record<Refusal['reason'], Readonly<Record<TextLanguage, string>>>> = {
  invalidToken: FOREIGN_TOKEN,
  expired: {
    en: "The code has expired. Send a new one with 'Send'",
    ru: 'Срок действия кода истек. Отправьте новый операцией Send',
  },
  alreadyUsed: { en: 'The code was already verified', ru: 'Код уже подтвержден' },
  tooManyAttempts: {
    en: "No attempt is left for this code. Send a new one with 'Send'",
    ru: 'Попыток для этого кода не осталось. Отправьте новый операцией Send',
  },
  wrongCode: FOREIGN_TOKEN,
};

async function executeResend(run: OperationRun): Promise<ItemResult[]> {
  const keys = await readCodeKeys(run.host);
  if (!keys.ok) return rejectAll(run, keys.problem);
  const regionLanguage = await readRegionLanguage(run.host);
  const store = new AttemptStore(run.host);
  return await runItems<OperationRun, Resend, CodeOutcome, CodeSettings>(run, {
    readItem: (itemIndex) =>
      readResend(run.host, itemIndex, regionLanguage, { keys: keys.value, store }),
    readOptions: readSettings,
    effect: 'sent',
    stages: [settleRefused, sendLimitedCodes, failRejected],
    isSending: true,
    toRow: (outcome, { order, language }) =>
      toCodeOutput(order, outcome, order.token, { currency: run.client.currency, language }),
  });
}

function readSettings(host: Host): Result<CodeSettings> {
  const options = readRunOptions(host);
  if (!options.ok) return options;
  const mostCodes = readMostCodes(host);
  if (!mostCodes.ok) return mostCodes;
  const { maxCost, quota } = options.value;
  return success({ maxCost, quota, mostCodes: mostCodes.value, waitMs: 0 });
}

/** A token whose code is not sent again is a result, as it is one for 'Verify'. */
function settleRefused(_run: OperationRun, items: readonly ResendItem[]): void {
  for (const item of items) {
    const { refusal } = item.order;
    if (refusal !== null) item.dryRun = [toRefusedOutput(refusal, item.language)];
  }
}

function toRefusedOutput({ reason, phone }: Refusal, language: TextLanguage): Row {
  const errorName = reason === 'wrongCode' ? 'invalidToken' : reason;
  const nothing = { id: null, accepted: false, parts: null, cost: null, currency: null };
  return {
    ...{
      token: null,
      phone: phone === null ? null : writtenPhone(phone),
      channel: null,
      expiresAt: null,
    },
    ...nothing,
    errorCode: null,
    ...{ errorName, errorText: REASONS[reason][language] },
  };
}

function readResend(
  host: Host,
  itemIndex: number,
  regionLanguage: RecipientLanguage,
  { keys: { verifying }, store }: { keys: CodeKeys; store: AttemptStore },
): Result<Resend> {
  const options = readOptions(host, itemIndex);
  const given = readText(host.read('token', itemIndex), 'token');
  if (!given.ok) return given;
  const token = given.value.trim();
  if (token === '') {
    const text = sentence`${param('token')} is empty`;
    return failure(invalidInput('token', text, "Enter the token that 'Send' returned"));
  }
  const writing = readWriting(host, itemIndex, regionLanguage);
  if (!writing.ok) return writing;
  const purpose = readText(options.purpose, 'purpose');
  if (!purpose.ok) return purpose;
  const known = findCode(token, purpose.value.trim(), verifying, store);
  const { claims, code, refusal } = known;
  if (refusal === null) {
    const forbidden = checkAllowed(host, itemIndex, [claims.phone], 'phone');
    if (forbidden !== null) return failure(forbidden);
  }
  const message = writeCode(host, itemIndex, writing.value, { code, phone: claims.phone });
  if (!message.ok) return message;
  return success({
    ...{ claims, code, purpose: purpose.value.trim(), message: message.value, fallback: null },
    ...{ isReturned: isOn(options.returnCode), token, refusal },
  });
}

/** With it the text of a refused item is checked. It is never sent. */
const NOBODY = { nonce: '', phone: '+77000000000', expiresAt: 0, maxAttempts: 0 };
const NO_CODE = { claims: NOBODY, code: '0000' };

/**
 * Returns the code of a token, or why it is not sent. A token of an earlier version has a code that
 * cannot be derived: its mark does not fit.
 */
function findCode(
  token: string,
  purpose: string,
  verifying: readonly Buffer[],
  store: AttemptStore,
): Pick<Resend, 'claims' | 'code' | 'refusal'> {
  const refuse = (reason: Refusal['reason'], phone: string | null) => ({
    ...NO_CODE,
    refusal: { reason, phone },
  });
  const key = verifying.find((one) => openCodeToken(one, token) !== null);
  const opened = key && openCodeToken(key, token);
  if (!opened) return refuse('invalidToken', null);
  const { claims, codeLength } = opened;
  const state = { phone: claims.phone, now: Date.now() };
  const reason = checkToken(claims, state, store.read(claims));
  if (reason !== null && reason !== 'verified' && reason !== 'otherPhone') {
    return refuse(reason, claims.phone);
  }
  const code = deriveCode(key, claims, codeLength);
  if (!isCodeOf(key, opened, { code, purpose })) return refuse('wrongCode', claims.phone);
  return { claims, code, refusal: null };
}
