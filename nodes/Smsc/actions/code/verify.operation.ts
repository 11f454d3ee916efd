import type { IDataObject } from 'n8n-workflow';

import {
  cleanCode,
  failure,
  invalidInput,
  isCodeOf,
  listRecipients,
  openCodeToken,
  refuseToken,
  success,
  type CodeVerdict,
  type Result,
} from '../../../../protocol';
import { forEachItem, refuseAll } from '../for-each-item';
import type { ItemResult, OnlineOperation, OperationRun } from '../operation';
import { readText } from '../read-text';
import { AttemptStore } from './attempt-store';
import { verifyFields } from './code-fields';
import { readCodeKey } from './code-key';

export const verifyCode: OnlineOperation = {
  value: 'verify',
  name: 'Verify',
  action: 'Verify one-time code',
  description:
    'Check a one-time code that a person typed against the token that came with it, and tell why it is not good; asks nothing of the gateway',
  asksNothing: true,
  fields: verifyFields,
  execute: executeVerify,
};

interface Attempt {
  readonly token: string;
  readonly code: string;
  readonly phone: string;
  readonly purpose: string;
}

async function executeVerify(run: OperationRun): Promise<ItemResult[]> {
  const key = await readCodeKey(run.functions);
  if (!key.ok) return refuseAll(run, key);
  const store = new AttemptStore(run.functions);
  return await forEachItem(run, {
    prepare: (itemIndex) => readAttempt(run, itemIndex),
    perform: (attempt) => Promise.resolve(success([judge(attempt, key.value, store)])),
  });
}

function readAttempt({ functions }: OperationRun, itemIndex: number): Result<Attempt> {
  const { purpose: given } = functions.getNodeParameter('options', itemIndex, {}) as IDataObject;
  const texts: string[] = [];
  for (const name of ['token', 'code', 'phone'] as const) {
    const text = readText(functions.getNodeParameter(name, itemIndex), name);
    if (!text.ok) return text;
    if (text.value.trim() === '') {
      return failure(invalidInput(name, `'${name}' is empty`, `Give the ${name}`));
    }
    texts.push(text.value.trim());
  }
  const purpose = readText(given, 'purpose');
  if (!purpose.ok) return purpose;
  const [token = '', code = '', phone = ''] = texts;
  const [one, ...others] = listRecipients(phone);
  const subscriber = one === undefined || others.length > 0 ? phone : one;
  return success({
    token,
    code: cleanCode(code),
    phone: subscriber,
    purpose: purpose.value.trim(),
  });
}

/** An attempt is counted before it is judged, so that nothing can come between. */
function judge({ token, code, phone, purpose }: Attempt, key: Buffer, store: AttemptStore) {
  const opened = openCodeToken(key, token);
  if (opened === null) return tell('invalidToken', null, 0);
  const { claims } = opened;
  const now = Date.now();
  const history = store.read(claims);
  const left = Math.max(0, claims.maxAttempts - history.attempts);
  const refusal = refuseToken(claims, { phone, now }, history);
  if (refusal !== null) return tell(refusal, claims.phone, refusal === 'otherPhone' ? left : 0);
  const isRight = isCodeOf(key, opened, { code, purpose });
  store.write(claims, { attempts: history.attempts + 1, isUsed: isRight }, now);
  return isRight ? tell('verified', claims.phone, 0) : tell('wrongCode', claims.phone, left - 1);
}

function tell(reason: CodeVerdict, phone: string | null, attemptsLeft: number): IDataObject {
  return { verified: reason === 'verified', reason, phone, attemptsLeft };
}
