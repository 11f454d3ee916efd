import type { IDataObject } from 'n8n-workflow';
import { randomUUID } from 'node:crypto';
import type * as SmscModule from '../../nodes/Smsc/Smsc.node';
import { Smsc } from '../../nodes/Smsc/Smsc.node';
import { deriveCodeKey, issueCodeToken } from '../../protocol';
import { useFastTime } from './support/fast-time';
import { CREDENTIAL, fakeExecution, formOf, type RunSettings } from './support/fake-execution';

useFastTime();

const PHONE = '+77011234567';
const answers: RunSettings['answers'] = (_path, fields) => {
  const phone = fields.get('phones') ?? '';
  const phones = [{ phone, cost: '1', status: '', error: '' }];
  return { id: fields.get('id'), cnt: 1, cost: '1', balance: '9', phones };
};
const toSend = (options: IDataObject = {}, others: IDataObject = {}): IDataObject => ({
  ...{ resource: 'code', operation: 'send', channel: 'sms', phone: PHONE, sender: '' },
  ...{ text: 'Code {code}!', options, ...others },
});
const toVerify = (
  token: IDataObject[string],
  code: string,
  others: IDataObject = {},
): IDataObject => ({
  ...{ resource: 'code', operation: 'verify', token, code, phone: PHONE, options: {}, ...others },
});

async function run(items: IDataObject[], settings: Partial<RunSettings> = {}) {
  const { functions, requests } = fakeExecution({ items, answers, ...settings });
  const outcome = new Smsc().execute.call(functions).then(
    ([output = []]) => ({ output: output.map(({ json }) => json), error: null }),
    (error: Error) => ({ output: [], error }),
  );
  return { ...(await outcome), forms: requests.map(formOf) };
}

/** A code that was sent: the message that the person received and the output of the workflow. */
async function sendOne(options: IDataObject = {}, others: IDataObject = {}) {
  const { output, forms } = await run([toSend(options, others)]);
  const text = forms[0]?.get('mes') ?? '';
  return { json: output[0] ?? {}, text, code: text.replace(/\D/g, ''), forms };
}
const wrong = (code: string) => (code.startsWith('1') ? '2' : '1') + code.slice(1);
const verify = async (items: IDataObject[], settings: Partial<RunSettings> = {}) =>
  (await run(items, settings)).output;

describe('code: send', () => {
  it('sends digits and returns a token without the code', async () => {
    const { json, text, code } = await sendOne();
    expect(text).toMatch(/^Code \d{6}!$/);
    expect(json).toMatchObject({ phone: PHONE, channel: 'sms', accepted: true, errorName: null });
    expect(JSON.stringify(json)).not.toContain(code);
    expect(json).not.toHaveProperty('code');
  });

  it('uses a random message ID, because one derived from the text could be searched for', async () => {
    const { id } = (await sendOne()).json;
    expect(id).toMatch(/^code-[0-9a-f]{24}$/);
    expect((await sendOne()).json.id).not.toBe(id);
  });

  it('returns the code on request', async () => {
    const { json, code } = await sendOne({ returnCode: true, codeLength: 8 });
    expect(json.code).toBe(code);
    expect(code).toMatch(/^\d{8}$/);
  });

  it('spells the digits of a call one by one', async () => {
    const { text, forms } = await sendOne({}, { channel: 'voice' });
    expect(text).toMatch(/^Code (\d, ){5}\d!$/);
    expect(forms[0]?.get('call')).toBe('1');
  });

  it.each([
    ['a text without a place for the code', {}, { text: 'Your code' }, 'Text'],
    ['several numbers', {}, { phone: `${PHONE},+77017654321` }, 'Phone'],
    ['a group', {}, { phone: 'G12' }, 'Phone'],
    ['a channel that carries no codes', {}, { channel: 'email' }, 'Channel'],
    ['a short code', { codeLength: 3 }, {}, 'Code Length'],
    ['no time', { expiresAfter: 0 }, {}, 'Expires After'],
    ['a number that is not allowed', { allowedRecipients: '+7702*' }, {}, 'Allowed Recipients'],
  ])('rejects %s before any request', async (_title, options, others, label) => {
    const { error, forms } = await run([toSend(options, others)]);
    expect(error?.message).toContain(label);
    expect(forms).toEqual([]);
  });

  it('sends no code with a fallback after one without a fallback was rejected', async () => {
    const rejecting = () => ({ error: 'no', error_code: 7, id: 5 });
    const withFallback = toSend({ fallbackChannel: 'voice' }, { phone: '+77017654321' });
    const { error, forms } = await run([toSend(), withFallback], { answers: rejecting });
    expect(error?.message).toContain('format');
    expect(forms).toHaveLength(1);
  });

  it('limits the cost of codes with and without a fallback together', async () => {
    const options = { maxCost: 1.5 };
    const other = { ...options, fallbackChannel: 'voice' };
    const items = [toSend(options), toSend(other, { phone: '+77017654321' })];
    const { output, forms } = await run(items, { continueOnFail: true });
    expect(output).toMatchObject([
      { accepted: true, cost: 1 },
      { error: { message: expect.stringContaining('Max Cost') } },
    ]);
    const sent = forms.filter((form) => form.get('cost') !== '1');
    expect(sent.map((form) => form.get('phones'))).toEqual([PHONE]);
  });

  it('counts all messages before a message on the fallback channel towards Max Cost', async () => {
    const undelivered: RunSettings['answers'] = (path, fields) =>
      path === '/sys/status.php'
        ? [{ id: fields.get('id'), phone: '77017654321', status: 20, err: 1, type: 0 }]
        : answers(path, fields);
    const options = { maxCost: 2.5 };
    const other = { ...options, fallbackChannel: 'voice' };
    const items = [toSend(options), toSend(other, { phone: '+77017654321' })];
    const { output, forms } = await run(items, { continueOnFail: true, answers: undelivered });
    expect(output).toMatchObject([
      { accepted: true, cost: 1 },
      { error: { message: expect.stringContaining('Max Cost') } },
    ]);
    const sent = forms.filter((form) => form.get('cost') !== '1' && form.has('mes'));
    expect(sent.map((form) => form.get('call'))).toEqual([null, null]);
  });

  it('returns no token when the gateway rejected the number', async () => {
    const refusing = () => ({ error: 'no', error_code: 7, id: 5 });
    const { output } = await run([toSend()], { answers: refusing, continueOnFail: true });
    expect(output).toMatchObject([{ error: { name: 'invalidPhone' } }]);
  });
});

describe('code: verify', () => {
  it('accepts the code once', async () => {
    const { json, code } = await sendOne();
    const typed = `${code.slice(0, 3)} ${code.slice(3)}`;
    expect(await verify([toVerify(json.token, typed), toVerify(json.token, code)])).toEqual([
      { verified: true, reason: 'verified', phone: PHONE, attemptsLeft: 0 },
      { verified: false, reason: 'alreadyUsed', phone: PHONE, attemptsLeft: 0 },
    ]);
  });

  it('rejects the right code after the last attempt', async () => {
    const { json, code } = await sendOne({ maxAttempts: 2 });
    const attempts = [wrong(code), wrong(code), code].map((one) => toVerify(json.token, one));
    expect(await verify(attempts)).toMatchObject([
      { verified: false, reason: 'wrongCode', attemptsLeft: 1 },
      { verified: false, reason: 'wrongCode', attemptsLeft: 0 },
      { verified: false, reason: 'tooManyAttempts', attemptsLeft: 0 },
    ]);
  });

  it('remembers attempts of other executions, also in the data of the workflow', async () => {
    const { json, code } = await sendOne({ maxAttempts: 1 });
    const staticData: IDataObject = {};
    await verify([toVerify(json.token, wrong(code))], { staticData });
    expect(await verify([toVerify(json.token, code)])).toMatchObject([
      { reason: 'tooManyAttempts' },
    ]);
    await jest.isolateModulesAsync(async () => {
      const { Smsc: Restarted } = jest.requireActual<typeof SmscModule>(
        '../../nodes/Smsc/Smsc.node',
      );
      const parameters = { items: [toVerify(json.token, code)], answers, staticData };
      const [output] = await new Restarted().execute.call(fakeExecution(parameters).functions);
      expect(output?.[0]?.json).toMatchObject({ reason: 'tooManyAttempts' });
    });
    expect(JSON.stringify(staticData)).not.toContain(code);
  });

  it.each([
    '87011234567',
    '8 (701) 123-45-67',
    '77011234567.0',
    '0077011234567',
    "'+77011234567",
    '+\u0667\u0667\u0660\u0661\u0661\u0662\u0663\u0664\u0665\u0666\u0667',
  ])('verifies the code of the number that is written as %s', async (phone) => {
    const { json, code } = await sendOne({});
    expect(await verify([toVerify(json.token, code, { phone })])).toMatchObject([
      { verified: true },
    ]);
  });

  it.each([
    ['a raised numeral behind the number', { phone: '+77011234567\u00b2' }, 'otherPhone'],
    ['two numbers', { phone: '+77011234567,+77017654321' }, 'otherPhone'],
    ['a number that ends alike', { phone: '998011234567' }, 'otherPhone'],
    ['another number', { phone: '+77017654321' }, 'otherPhone'],
    ['a number that ends alike', { phone: '+79011234567' }, 'otherPhone'],
    ['two numbers', { phone: '+77011234567, +79011234567' }, 'otherPhone'],
    ['another purpose', { options: { purpose: 'payment' } }, 'wrongCode'],
    ['no token of ours', { token: 'c1.e30.e30' }, 'invalidToken'],
  ])('rejects the code for %s', async (_title, others, reason) => {
    const { json, code } = await sendOne({ purpose: 'login' });
    const right = { options: { purpose: 'login' } };
    const items = [others, {}].map((change) => toVerify(json.token, code, { ...right, ...change }));
    expect(await verify(items)).toMatchObject([{ verified: false, reason }, { verified: true }]);
  });

  it('rejects an expired code', async () => {
    const { json, code } = await sendOne({ expiresAfter: 1 });
    const later = Date.now() + 61_000;
    const clock = jest.spyOn(Date, 'now').mockReturnValue(later);
    const output = await verify([toVerify(json.token, code)]);
    clock.mockRestore();
    expect(output).toMatchObject([{ verified: false, reason: 'expired' }]);
  });

  it('rejects codes of another account and sends no requests', async () => {
    const { json, code } = await sendOne();
    const credential = { ...CREDENTIAL, apiKey: 'another key' };
    const { output, forms } = await run([toVerify(json.token, code)], { credential });
    expect(output).toMatchObject([{ verified: false, reason: 'invalidToken', phone: null }]);
    expect(forms).toEqual([]);
  });

  it.each(['token', 'code', 'phone'])('names %s when it is empty', async (name) => {
    const { error } = await run([toVerify('c1.x.y', '123456', { [name]: ' ' })]);
    expect(error?.message.toLowerCase()).toContain(`'${name}' is empty`);
  });

  const ZEROS = { credential: { ...CREDENTIAL, apiKey: 'k-7d1f', callbackSecret: '' } };
  function issue(code: string): string {
    const claims = { nonce: randomUUID(), phone: PHONE, expiresAt: Date.now() + 60_000 };
    const key = deriveCodeKey(JSON.stringify(['k-7d1f']), 'n8n-nodes-smsc');
    return issueCodeToken(key, { ...claims, maxAttempts: 9 }, { code, purpose: '' });
  }

  it.each<[string, unknown]>([
    ['a number that lost its zero', 47937],
    ['a text', '047937'],
    ['full-width digits', '\uff10\uff14\uff17\uff19\uff13\uff17'],
    ['Bengali digits', '\u09e6\u09ea\u09ed\u09ef\u09e9\u09ed'],
    ['a text with a full stop', '047937.'],
    ['a text with marks of direction', '\u2066047-937\u2069'],
  ])('accepts the code as %s', async (_title, typed) => {
    const output = await verify([toVerify(issue('047937'), typed as string)], ZEROS);
    expect(output).toMatchObject([{ verified: true }]);
  });

  it('rejects text without the leading zero and other digits beside the code', async () => {
    const token = issue('047937');
    const typed = ['47937', 479370, -47937, 47937.5, 1047937, 0] as string[];
    const output = await verify(
      typed.map((one) => toVerify(token, one)),
      ZEROS,
    );
    expect(output.map(({ reason }) => reason)).toEqual(typed.map(() => 'wrongCode'));
  });
});

describe('the secret that signs codes', () => {
  const SECRET = 'callback-secret-7d1f';
  const BY_PASSWORD = { ...CREDENTIAL, authentication: 'loginPassword', callbackSecret: SECRET };
  const BY_KEY = { ...CREDENTIAL, authentication: 'apiKey', callbackSecret: '' };

  /** The result of `Verify` with one credential for a code that was sent with another one. */
  async function pass(sender: IDataObject, verifier: IDataObject) {
    const { output, forms } = await run([toSend()], { credential: sender });
    const code = (forms[0]?.get('mes') ?? '').replace(/\D/g, '');
    const items = [toVerify(output[0]?.token, code)];
    return (await run(items, { credential: verifier })).output[0]?.reason;
  }

  it.each<[string, IDataObject, IDataObject, string]>([
    ['the callback secret of a login', BY_PASSWORD, BY_PASSWORD, 'verified'],
    ['the API key', BY_KEY, BY_KEY, 'verified'],
    [
      'the callback secret rather than the API key',
      { ...BY_KEY, callbackSecret: SECRET },
      { ...BY_KEY, callbackSecret: SECRET, apiKey: 'another' },
      'verified',
    ],
    [
      'the callback secret whatever the password is',
      BY_PASSWORD,
      { ...BY_PASSWORD, password: 'changed' },
      'verified',
    ],
    [
      'the previous secret while secrets are changed',
      BY_PASSWORD,
      { ...BY_PASSWORD, callbackSecret: 'another-secret-2c90', previousCallbackSecret: SECRET },
      'verified',
    ],
    [
      'the API key after a callback secret was added',
      BY_KEY,
      { ...BY_KEY, callbackSecret: SECRET },
      'verified',
    ],
    [
      'the API key where the callback secret is too short',
      { ...BY_KEY, callbackSecret: 'short' },
      { ...BY_KEY, callbackSecret: 'tiny' },
      'verified',
    ],
    [
      'no secret that was taken out',
      BY_PASSWORD,
      { ...BY_PASSWORD, callbackSecret: 'another-secret-2c90' },
      'invalidToken',
    ],
    [
      'no previous secret that is too short',
      { ...BY_KEY, callbackSecret: 'short' },
      { ...BY_PASSWORD, previousCallbackSecret: 'short' },
      'invalidToken',
    ],
    [
      'no API key that the credential does not use',
      BY_KEY,
      { ...BY_KEY, authentication: 'loginPassword', callbackSecret: SECRET },
      'invalidToken',
    ],
  ])('is %s', async (_title, sender, verifier, reason) => {
    expect(await pass(sender, verifier)).toBe(reason);
  });

  it.each<[string, IDataObject, string]>([
    ['only a login and a password', { ...BY_PASSWORD, callbackSecret: '' }, 'only a login'],
    ['a short callback secret', { ...BY_PASSWORD, callbackSecret: '123456789012345' }, 'too short'],
    ['blanks for a secret', { ...BY_PASSWORD, callbackSecret: ' '.repeat(20) }, 'only a login'],
    ['a key that was left over', { ...BY_PASSWORD, apiKey: 'k', callbackSecret: '' }, 'only a'],
    ['nothing at all', { ...BY_KEY, apiKey: '' }, 'no secret'],
  ])('is missing with %s, which stops the run before sending', async (_t, credential, words) => {
    for (const item of [toSend(), toVerify('c1.x.y', '123456')]) {
      const { error, forms } = await run([item], { credential });
      expect(error?.message).toContain(words);
      expect((error as { description?: string })?.description).toMatch(
        /'Callback Secret'.*at least 16/,
      );
      expect(forms).toEqual([]);
    }
  });
});
