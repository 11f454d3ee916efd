import {
  type CodeVerdict,
  failure,
  invalidInput,
  isCodeOf,
  openCodeToken,
  param,
  parseOneRecipient,
  readTypedCode,
  checkToken,
  type Result,
  sentence,
  success,
  writtenPhone,
} from '../../protocol';
import type { Row } from '../host';
import { forEachItem } from '../items/for-each-item';
import { rejectAll } from '../items/item-run';
import type { ItemResult, OnlineOperation, OperationRun } from '../operation';
import { readOptions, readText } from '../parameters/parameters';
import { readDefaultCountry } from '../parameters/recipients';
import { AttemptStore } from './attempt-store';
import { verifyFields } from './code-fields';
import { type CodeKeys, readCodeKeys } from './code-key';

export const verifyCode: OnlineOperation = {
  value: 'verify',
  name: 'Verify',
  action: 'Verify one-time code',
  description:
    'Verify a one-time code that a person typed against its token, and return the reason if it is wrong; does not contact the gateway',
  sendsNoRequest: true,
  fields: verifyFields,
  execute: executeVerify,
};

interface Attempt {
  readonly token: string;
  /** A code that came as a number. It has lost its leading zeros, which the token restores. */
  readonly code: string | number;
  readonly phone: string;
  readonly purpose: string;
}

async function executeVerify(run: OperationRun): Promise<ItemResult[]> {
  const keys = await readCodeKeys(run.host);
  if (!keys.ok) return rejectAll(run, keys.problem);
  const store = new AttemptStore(run.host);
  return await forEachItem(run, {
    readWritten: (itemIndex) => run.host.read('phone', itemIndex),
    prepare: (itemIndex) => readAttempt(run, itemIndex),
    perform: (attempt) => Promise.resolve(success([judge(attempt, keys.value, store)])),
  });
}

function readAttempt({ host }: OperationRun, itemIndex: number): Result<Attempt> {
  const options = readOptions(host, itemIndex);
  const texts: string[] = [];
  for (const name of ['token', 'code', 'phone'] as const) {
    const text = readText(host.read(name, itemIndex), name);
    if (!text.ok) return text;
    if (text.value.trim() === '') {
      return failure(invalidInput(name, sentence`${param(name)} is empty`, `Enter the ${name}`));
    }
    texts.push(text.value.trim());
  }
  const typed: unknown = host.read('code', itemIndex);
  const purpose = readText(options.purpose, 'purpose');
  if (!purpose.ok) return purpose;
  const [token = '', text = '', phone = ''] = texts;
  const code = typeof typed === 'number' ? typed : text;
  const country = readDefaultCountry(host, itemIndex);
  if (!country.ok) return country;
  // Read in the same way as for sending the code. A value that is not clearly one phone number
  // matches no token.
  const read = parseOneRecipient('phone', phone, { country: country.value });
  return success({
    token,
    code,
    phone: read.ok ? read.value : phone,
    purpose: purpose.value.trim(),
  });
}

/** Counts an attempt before it is judged, so that parallel attempts cannot exceed the limit. */
function judge(attempt: Attempt, { verifying }: CodeKeys, store: AttemptStore): Row {
  const { token, phone, purpose } = attempt;
  const key = verifying.find((one) => openCodeToken(one, token) !== null);
  const opened = key && openCodeToken(key, token);
  if (!opened) return toRow('invalidToken', null, 0);
  const { claims, codeLength } = opened;
  const code = readTypedCode(attempt.code, codeLength);
  const now = Date.now();
  const history = store.read(claims);
  const left = Math.max(0, claims.maxAttempts - history.attempts);
  const rejection = checkToken(claims, { phone, now }, history);
  if (rejection !== null)
    return toRow(rejection, claims.phone, rejection === 'otherPhone' ? left : 0);
  const isRight = isCodeOf(key, opened, { code, purpose });
  store.write(claims, { attempts: history.attempts + 1, isUsed: isRight }, now);
  return isRight ? toRow('verified', claims.phone, 0) : toRow('wrongCode', claims.phone, left - 1);
}

function toRow(reason: CodeVerdict, phone: string | null, attemptsLeft: number): Row {
  const own = phone === null ? null : writtenPhone(phone);
  return { verified: reason === 'verified', reason, phone: own, attemptsLeft };
}
