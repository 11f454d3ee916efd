import type { IDataObject } from 'n8n-workflow';
import { Smsc } from '../../nodes/Smsc/Smsc.node';
import { fakeExecution, formOf, type Answers } from './support/fake-execution';
import { createNodeOf } from './support/node-of';

async function run(
  resource: string,
  operation: string,
  items: IDataObject[],
  answers: Answers,
  continueOnFail = false,
) {
  const given = items.map((item) => ({ resource, operation, ...item }));
  const { functions, requests } = fakeExecution({ items: given, answers, continueOnFail });
  const [output = []] = await createNodeOf(resource).execute.call(functions);
  const forms = requests.map((request) => ({
    path: new URL(request.url).pathname,
    ...Object.fromEntries(formOf(request)),
  }));
  return { output, items: output.map(({ json }) => json), forms };
}

describe('message: getStatus', () => {
  const delivered = { status: 1, err: 0, last_timestamp: 1700000000, sms_cnt: 2, cost: '3.00' };
  const query = { messageId: 12, phone: '+7 701 123-45-67' };

  it('returns the status record', async () => {
    const { items, forms } = await run('message', 'getStatus', [query], () => delivered);
    expect(forms).toMatchObject([
      { path: '/sys/status.php', id: '12', phone: '77011234567', all: '1' },
    ]);
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({
      id: '12',
      phone: '+77011234567',
      status: 1,
      statusName: 'delivered',
      isDelivered: true,
      parts: 2,
      cost: 3,
      changedAt: '2023-11-14T22:13:20.000Z',
    });
  });

  it("returns the gateway's own object when not simplified", async () => {
    const { items } = await run(
      'message',
      'getStatus',
      [{ ...query, simplify: false }],
      () => delivered,
    );
    expect(items).toEqual([delivered]);
  });

  it.each([
    ['basic', '0'],
    ['full', '1'],
    ['extended', '2'],
  ])('sends detail %s as all=%s', async (detail, all) => {
    const { forms } = await run('message', 'getStatus', [{ ...query, detail }], () => delivered);
    expect(forms).toMatchObject([{ all }]);
  });

  it('returns for each item its own response and its own error', async () => {
    const answers: Answers = (_path, fields) =>
      fields.get('id') === '2'
        ? { error: 'x', error_code: 1 }
        : { status: 0, id: fields.get('id') };
    const items = [
      { ...query, messageId: '1' },
      { ...query, messageId: '2' },
      { ...query, messageId: '' },
    ];
    const { output } = await run('message', 'getStatus', items, answers, true);
    expect(output).toMatchObject([
      { json: { id: '1', statusName: 'sent', isFinal: false }, pairedItem: { item: 0 } },
      { json: { error: { code: 1, name: 'invalidParameters' } }, pairedItem: { item: 1 } },
      {
        json: { error: { code: null, message: expect.stringContaining("'Message ID'") } },
        pairedItem: { item: 2 },
      },
    ]);
  });
});

describe('hlr: getResult', () => {
  it.each([
    [{ status: 1, err: 0, imsi: '401' }, 'reachable'],
    [{ status: 0 }, 'pending'],
    [{ status: -3 }, 'unknown'],
  ])('returns the verdict of %j', async (answer, verdict) => {
    const query = { messageId: '12', phone: '77011234567', detail: 'basic' };
    const { items } = await run('hlr', 'getResult', [query], () => answer);
    expect(items).toMatchObject([{ id: '12', verdict }]);
  });
});

describe('message: delete', () => {
  it('deletes by ID and phone', async () => {
    const query = { messageId: '12', phone: '+77011234567' };
    const { items, forms } = await run('message', 'delete', [query], () => ({ result: 'OK' }));
    expect(forms).toMatchObject([
      { path: '/sys/status.php', del: '1', id: '12', phone: '77011234567' },
    ]);
    expect(items).toEqual([{ deleted: true, id: '12', phone: '+77011234567' }]);
  });
});

describe('message: getCost', () => {
  it('requests the price of each recipient and sends nothing', async () => {
    const item = { channel: 'sms', to: '77011234567,77017654321', text: 'Hello', sender: '' };
    const { items, forms } = await run('message', 'getCost', [item], () => ({
      cost: '3.00',
      cnt: 2,
      phones: [
        { phone: '77011234567', mccmnc: '40101', cost: '1.5' },
        { phone: '77017654321', mccmnc: '40102', cost: '1.5' },
      ],
    }));
    expect(forms).toMatchObject([{ path: '/sys/send.php', cost: '1' }]);
    expect(items).toEqual([
      {
        ...{ phone: '+77011234567', parts: 1, cost: 1.5, currency: null, mccmnc: '40101' },
        input: '77011234567',
      },
      {
        ...{ phone: '+77017654321', parts: 1, cost: 1.5, currency: null, mccmnc: '40102' },
        input: '77017654321',
      },
    ]);
  });
});

describe('hlr: start and number: ping', () => {
  it.each([
    ['hlr', 'start', 'hlr'],
    ['number', 'ping', 'ping'],
  ])('%s: %s sends no text, only its flag', async (resource, operation, flag) => {
    const { items, forms } = await run(resource, operation, [{ phone: '77011234567' }], () => ({
      id: 8,
      cnt: 1,
      cost: '0.5',
      balance: '9',
      phones: [{ phone: '77011234567', mccmnc: '40101', cost: '0.5' }],
    }));
    expect(forms).toMatchObject([{ [flag]: '1', phones: '77011234567' }]);
    expect(forms[0]).not.toHaveProperty('mes');
    expect(items).toMatchObject([{ id: '8', phone: '+77011234567', accepted: true, cost: 0.5 }]);
  });

  it("names the parameter by the label of the operation's form", async () => {
    const { items } = await run('number', 'ping', [{ phone: 'Anna' }], () => '', true);
    expect(items).toMatchObject([{ error: { message: expect.stringContaining("'Phone'") } }]);
  });
});

describe('number: getOperator', () => {
  const answer = {
    country: 'Kazakhstan',
    operator: 'Kcell',
    region: '',
    mcc: '401',
    mnc: '02',
    tz: '5',
  };

  it('returns the operator under our names and other fields under extra', async () => {
    const { items } = await run('number', 'getOperator', [{ phone: 77011234567 }], () => ({
      ...answer,
      ported: '1',
    }));
    expect(items).toEqual([
      {
        phone: '+77011234567',
        country: 'Kazakhstan',
        operator: 'Kcell',
        region: null,
        mcc: '401',
        mnc: '02',
        timezone: '5',
        input: '77011234567',
        extra: { ported: '1' },
      },
    ]);
  });

  it('has no extra when there are no other fields', async () => {
    const { items } = await run('number', 'getOperator', [{ phone: '+77011234567' }], () => answer);
    expect(items[0]).not.toHaveProperty('extra');
  });
});

describe('account: getBalance', () => {
  it('sends one request and returns the balance for every item', async () => {
    const { output, forms } = await run('account', 'getBalance', [{}, {}], () => ({
      balance: '250.80',
      currency: 'KZT',
    }));
    expect(forms).toMatchObject([{ path: '/sys/balance.php', cur: '1' }]);
    const json = { balance: 250.8, currency: 'KZT', credit: null };
    expect(output).toEqual([
      { json, pairedItem: { item: 0 } },
      { json, pairedItem: { item: 1 } },
    ]);
    expect(output[0]?.json).not.toBe(output[1]?.json);
  });
});

describe('Smsc.execute', () => {
  it('rejects an operation that this version does not have', async () => {
    await expect(run('message', 'fax', [{}], () => '')).rejects.toThrow(
      "does not have the operation 'fax'",
    );
  });

  it('rejects an invalid base URL before any request', async () => {
    const items = [{ resource: 'account', operation: 'getBalance' }];
    const credential = { region: 'custom', baseUrl: 'ftp://gateway.example' };
    const { functions, requests } = fakeExecution({ items, answers: () => '', credential });
    await expect(new Smsc().execute.call(functions)).rejects.toThrow("'Base URL'");
    expect(requests).toEqual([]);
  });

  it.each([
    ['smsc.ru', '', 'https://smsc.ru/sys/balance.php'],
    ['custom', ' http://127.0.0.1:4010/sys/ ', 'http://127.0.0.1:4010/sys/balance.php'],
  ])('sends requests to the gateway of the credential (%s)', async (region, baseUrl, address) => {
    const items = [{ resource: 'account', operation: 'getBalance' }];
    const answers = () => ({ balance: '1' });
    const credential = { region, baseUrl };
    const { functions, requests } = fakeExecution({ items, answers, credential });
    await new Smsc().execute.call(functions);
    expect(requests.map(({ url }) => url)).toEqual([address]);
  });
});
