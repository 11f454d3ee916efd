import { NodeApiError, NodeOperationError, type IDataObject } from 'n8n-workflow';
import { Smsc } from '../../nodes/Smsc/Smsc.node';
import { useFastTime } from './support/fast-time';
import { fakeExecution, formOf, type Answers } from './support/fake-execution';
import { never } from './support/refusing';

useFastTime();

const SEND = { resource: 'message', operation: 'send', channel: 'sms', sender: '', options: {} };

function item(to: unknown, others: IDataObject = {}): IDataObject {
  return { ...SEND, to: to as string, text: 'Hello', ...others };
}

async function run(items: IDataObject[], answers: Answers, continueOnFail = false) {
  const { functions, requests } = fakeExecution({ items, answers, continueOnFail });
  const outcome = new Smsc().execute.call(functions).then(
    ([output]) => ({ output: output ?? [], error: null }),
    (error: Error) => ({ output: [], error }),
  );
  return {
    ...(await outcome),
    forms: requests.map(formOf),
  };
}

/** Accepts everything; op=1 lists the numbers as the gateway writes them. */
const accepting: Answers = (_path, fields) => {
  const phones = (fields.get('phones') ?? '').split(',').map((phone) => phone.replace('+', ''));
  const list = phones.map((phone) => ({ phone, mccmnc: '40101', cost: '1.50' }));
  return { id: 77, cnt: phones.length, cost: '3.00', balance: '96.5', phones: list };
};

describe('message: send', () => {
  it('sends the recipients of an item in one request and returns one item per recipient', async () => {
    const { output, forms } = await run([item('+77011234567; +77017654321')], accepting);
    expect(forms).toHaveLength(1);
    expect(Object.fromEntries(forms[0] ?? [])).toMatchObject({
      phones: '+77011234567,+77017654321',
      mes: 'Hello',
      cost: '3',
      op: '1',
      err: '1',
      charset: 'utf-8',
      fmt: '3',
    });
    const recipient = {
      id: '77',
      accepted: true,
      parts: 1,
      cost: 1.5,
      currency: null,
      mccmnc: '40101',
      errorCode: null,
      errorName: null,
      errorText: null,
      request: { balance: 96.5, cost: 3 },
    };
    expect(output).toEqual([
      { json: { ...recipient, phone: '+77011234567' }, pairedItem: { item: 0 } },
      { json: { ...recipient, phone: '+77017654321' }, pairedItem: { item: 0 } },
    ]);
  });

  it.each([
    ['a number', 77011234567],
    ['an array', ['+77011234567']],
    ['text', ' +7 (701) 123-45-67 '],
  ])('accepts %s as recipient', async (_title, to) => {
    const { output } = await run([item(to)], accepting);
    expect(output.map(({ json }) => json.phone)).toEqual(['+77011234567']);
  });

  it('reports one rejected recipient among others', async () => {
    const { output } = await run([item('77011234567,770112345')], () => ({
      id: 5,
      cnt: 1,
      cost: '1.5',
      balance: '10',
      phones: [
        { phone: '77011234567', mccmnc: '40101', cost: '1.5' },
        { phone: '770112345', mccmnc: '', cost: '', status: '22', error: '249' },
      ],
    }));
    expect(output.map(({ json }) => json)).toMatchObject([
      { phone: '+77011234567', accepted: true, parts: 1 },
      {
        phone: '+770112345',
        accepted: false,
        parts: null,
        status: 22,
        statusName: 'invalidNumber',
        errorCode: 249,
        errorName: 'invalidNumberFormat',
      },
    ]);
  });

  it.each(['<html></html>', '', '{"id": 12, "cn'])(
    'returns an unknown outcome with the fields of a recipient and no error: %j',
    async (answer) => {
      const { output } = await run([item('77011234567')], () => answer, true);
      expect(output).toHaveLength(1);
      expect(output[0]).not.toHaveProperty('error');
      expect(output[0]?.json).toEqual({
        ...{ id: expect.any(String), phone: '+77011234567', accepted: null },
        input: '77011234567',
        ...{ parts: null, cost: null, currency: null, mccmnc: null },
        ...{ errorCode: null, errorName: 'unreadableAnswer' },
        ...{ errorText: expect.stringContaining('before'), request: expect.any(Object) },
      });
    },
  );

  it('leaves the outcome open for a recipient that the response does not contain', async () => {
    const { output } = await run([item('77011234567,77017654321')], () => ({
      id: 5,
      cnt: 1,
      phones: [{ phone: '77011234567' }],
    }));
    expect(output[1]?.json).toMatchObject({
      ...{ phone: '+77017654321', id: '5', accepted: null, errorName: 'unreadableAnswer' },
    });
    expect(output[1]?.json.errorText).toContain('before sending again');
  });

  it('passes the options on in the types of the gateway', async () => {
    const options = {
      messageId: 1042,
      comment: 5,
      sendAt: '2037-05-31T09:30:00',
      shortenLinks: 'true',
      transliterate: 'translit',
      validity: '12',
      maxParts: 3,
      deliveryWindow: '',
    };
    const { forms } = await run([item('77011234567', { options })], accepting);
    expect(Object.fromEntries(forms[0] ?? [])).toMatchObject({
      id: '1042',
      mes: 'Hello\n~~~\n5',
      // In the workflow's zone, which is five hours ahead.
      time: `0${Date.UTC(2037, 4, 31, 4, 30) / 1000}`,
      tinyurl: '1',
      translit: '1',
      valid: '12',
      maxsms: '3',
    });
  });

  it('sends flash SMS by its channel and rejects an unknown channel', async () => {
    const flash = await run([item('77011234567', { channel: 'flashSms' })], accepting);
    expect(flash.forms[0]?.get('flash')).toBe('1');
    const other = await run([item('77011234567', { channel: 'hlr' })], never);
    expect(other.error?.message).toContain("'Channel'");
  });
});

describe('message: send, invalid input', () => {
  it.each([
    ['an empty recipient', item(''), "'To'"],
    ['a word as recipient', item('Anna'), '"Anna"'],
    ['no text', item('77011234567', { text: '' }), "'Text'"],
    ['a long sender', item('77011234567', { sender: 'TwelveLetter' }), "'Sender'"],
    ['a long text', item('77011234567', { text: 'x'.repeat(1001) }), "'Text'"],
    ['an object as text', item('77011234567', { text: { a: 1 } }), "'Text' is an object"],
    ['a list as text', item('77011234567', { text: ['a'] }), "'Text' is a list"],
    ['an object as option', item('77011234567', { options: { comment: {} } }), "'Comment'"],
    ['a prefix of the gateway', item('77011234567', { text: '__CALL__: hi' }), '__CALL__'],
    ['a comment separator', item('77011234567', { text: 'a\n~~~\nb' }), '~~~'],
    ['a date', item('77011234567', { options: { sendAt: 'soon' } }), "'Send At'"],
    ['an ID', item('77011234567', { options: { messageId: 'a b' } }), "'Message ID'"],
  ])('rejects %s before anything is sent', async (_title, bad, text) => {
    const { error, forms } = await run([item('77017654321'), bad], never);
    expect(error).toBeInstanceOf(NodeOperationError);
    expect(error?.message).toContain(text);
    expect((error as NodeOperationError).context.itemIndex).toBe(1);
    expect(forms).toEqual([]);
  });

  it('sends a text with a prefix when the user intended it', async () => {
    const options = { allowGatewayMarks: true };
    const { forms } = await run(
      [item('77011234567', { text: '__CALL__: hi', options })],
      accepting,
    );
    expect(forms[0]?.get('mes')).toBe('__CALL__: hi');
  });

  it('keeps the other items when it continues on errors', async () => {
    const items = [
      item('77011234567'),
      item('Anna'),
      item(new Error('No expression')),
      item('77017654321'),
    ];
    const { output, forms } = await run(items, accepting, true);
    expect(forms.map((form) => form.get('phones'))).toEqual(['77011234567,77017654321']);
    expect(output.map(({ pairedItem }) => pairedItem)).toEqual(
      [0, 1, 2, 3].map((i) => ({ item: i })),
    );
    expect(output[0]?.json).toMatchObject({ accepted: true });
    expect(output[1]?.json).toEqual({
      ...{ phone: 'Anna', accepted: false, errorCode: null, errorName: 'invalidInput' },
      ...{ id: null, parts: null, cost: null, currency: null, mccmnc: null },
      errorText: expect.stringMatching(/"Anna".*international format/),
      error: {
        code: null,
        name: 'invalidInput',
        message: expect.stringContaining('"Anna"'),
        advice: expect.stringContaining('international format'),
      },
    });
    expect(output[2]?.json).toMatchObject({ error: { message: 'No expression' } });
    expect(output[3]?.json).toMatchObject({ accepted: true });
  });
});

describe('message: send, errors of the gateway', () => {
  it('ends the run at an error and reports what was already sent', async () => {
    const answers: Answers = (path, fields) =>
      fields.get('mes') === 'Bad'
        ? { error: 'denied', error_code: 6, id: 9 }
        : accepting(path, fields);
    const options = { batchSize: 1, batchInterval: 1 };
    const texts = ['One', 'Bad', 'Three'];
    const items = texts.map((text, i) => item(`7701123456${i}`, { text, options }));
    const { error, forms } = await run(items, answers);
    expect(error).toBeInstanceOf(NodeApiError);
    expect(error?.message).toContain('(code 6, messageProhibited)');
    expect((error as NodeApiError).context.itemIndex).toBe(1);
    expect((error as NodeApiError).description).toContain('1 message was already accepted');
    expect(forms).toHaveLength(2);
  });

  it('returns the error as an item when it continues on errors', async () => {
    const { output } = await run([item('7701')], () => ({ error: 'x', error_code: 7 }), true);
    expect(output[0]?.json).toEqual({
      ...{ phone: '7701', accepted: false, id: null, parts: null, cost: null, currency: null },
      ...{ mccmnc: null, errorCode: 7, errorName: 'invalidPhone' },
      errorText: expect.stringContaining('wrong format'),
      request: { balance: null, cost: null },
      error: {
        code: 7,
        name: 'invalidPhone',
        message: 'The number "7701" has a wrong format',
        advice: expect.stringContaining('+77011234567'),
      },
    });
  });

  it.each([
    ['HTML', '<html><body>Sign in</body></html>'],
    ['nothing', ''],
    ['half a response', '{"id": 12, "cn'],
  ])('sends once and reports an unknown outcome for %s', async (_title, answer) => {
    const { output, forms } = await run([item('77011234567')], () => answer, true);
    const [sent, ...others] = forms;
    expect(others.map((form) => form.get('id'))).toEqual(others.map(() => sent?.get('id')));
    expect(others.every((form) => form.get('phone') === '77011234567')).toBe(true);
    expect(output[0]?.json).toMatchObject({
      id: sent?.get('id'),
      accepted: null,
      errorCode: null,
      errorName: 'unreadableAnswer',
    });
    expect(output[0]?.json.errorText).toContain('before you send it again');
  });
});

describe('a request of several items that is rejected as a whole', () => {
  const REJECTED = { error: 'invalid number', error_code: 7 };
  const rows = ['77011234561', '77011234562', '77011234563'].map((to, place) =>
    item(to, { sender: place === 1 ? 'Other' : 'Shop' }),
  );

  it('names its rows and numbers, not the first of them alone', async () => {
    const { error } = await run([rows[0] ?? {}, rows[2] ?? {}], () => REJECTED);
    expect(error?.message).toMatch(
      /^Rows 1 to 2 of 2: A phone number has a wrong format: "77011234561", "77011234563" .*\. Nothing was sent\. Fix the rows, or set On Error to Continue/,
    );
  });

  it('does not name a row between them that another request sent', async () => {
    const { error } = await run(rows, (path, fields) =>
      fields.get('sender') === 'Shop' ? REJECTED : accepting(path, fields),
    );
    expect(error?.message).toMatch(/^Rows 1, 3 of 3: .*"77011234561", "77011234563"/);
    expect(error?.message).toContain('1 of 3 messages was already accepted, 2 not sent');
  });
});
