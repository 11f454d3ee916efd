import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { SmscAccount } from '../../nodes/SmscAccount/SmscAccount.node';
import { readPersonalTexts } from '../../operations/mailing/read-mailing';
import { readSettings } from '../../operations/sub-client/setting-fields';
import { fakeExecution, formOf } from './support/fake-execution';

describe('readPersonalTexts', () => {
  const ann = { recipients: ['77011234567'], text: 'Hello Ann: welcome' };
  const both = { recipients: ['77017654321', '77017654322'], text: 'Hello\nall' };

  it.each<[string, unknown]>([
    ['lines', '77011234567: Hello Ann: welcome\r\n\n77017654321,77017654322:Hello\\nall'],
    [
      'a list',
      [
        { to: 77011234567, text: 'Hello Ann: welcome' },
        { to: ['77017654321', '77017654322'], text: 'Hello\nall' },
      ],
    ],
    [
      'a list as JSON',
      JSON.stringify([
        { to: '77011234567', text: 'Hello Ann: welcome' },
        { to: '77017654321;77017654322', text: 'Hello\nall' },
      ]),
    ],
    [
      'a list of lines',
      ['77011234567: Hello Ann: welcome', '77017654321,77017654322: Hello\\nall'],
    ],
  ])('reads %s', (_title, given) => {
    expect(readPersonalTexts(given)).toEqual({ ok: true, value: [ann, both] });
  });

  it.each<[string, unknown]>([
    ['nothing', ''],
    ['an object', { to: '77', text: 'a' }],
    ['a broken list', '[{"to":'],
    ['a line without a number', 'Hello Ann'],
    ['a line without a text', '77011234567:'],
    ['an entry without a text', [{ to: '77011234567' }]],
    ['an entry without a valid text', [{ to: '77011234567', text: {} }]],
    ['no recipients', null],
  ])('rejects %s', (_title, given) => {
    expect(readPersonalTexts(given)).toMatchObject({
      ok: false,
      problem: { kind: 'input', parameter: 'personalTexts' },
    });
  });
});

describe('readSettings', () => {
  it('reads the given settings, switches as a list or as text', () => {
    const given = { fullName: 'Shop', switchOn: ['smpp', 'fax'], switchOff: 'blocked, testMode' };
    expect(readSettings(given)).toEqual({
      fullName: 'Shop',
      switchOn: ['smpp'],
      switchOff: ['blocked', 'testMode'],
    });
    expect(readSettings({})).toEqual({ switchOn: [], switchOff: [] });
  });
});

describe('searchMailings', () => {
  const { searchMailings } = new SmscAccount().methods.listSearch;
  const editor = (answer: unknown) =>
    fakeExecution({ items: [], answers: () => answer })
      .functions as unknown as ILoadOptionsFunctions;
  const MAILINGS = [
    { id: 802, name: 'Winter', send_timestamp: 1_793_696_400 },
    { id: 801, name: 'Autumn' },
    { id: 803 },
    { name: 'without an ID' },
  ];

  it('returns names with their day, and stores IDs', async () => {
    expect(await searchMailings.call(editor(MAILINGS))).toEqual({
      results: [
        { name: 'Autumn', value: '801' },
        { name: 'Mailing 803', value: '803' },
        { name: 'Winter (2026-11-03)', value: '802' },
      ],
    });
  });

  it.each(['winter', '802', '2026-11'])('finds %j', async (filter) => {
    const { results } = await searchMailings.call(editor(MAILINGS), filter);
    expect(results.map(({ value }) => value)).toEqual(['802']);
  });

  it('shows the reason in the list when the gateway rejects the request', async () => {
    const refusal = { error: 'duplicate request', error_code: 9 };
    await expect(searchMailings.call(editor(refusal))).rejects.toThrow('within a minute');
  });
});

describe('requests that the gateway accepts once a minute', () => {
  it.each([
    ['get', { mailingId: '801' }, { id: 801 }],
    ['getMany', { returnAll: true }, [{ id: 801 }]],
  ])('mailing: %s are sent once for all items', async (operation, item, answer) => {
    const items = [item, item].map((one) => ({ resource: 'mailing', operation, ...one }));
    const { functions, requests } = fakeExecution({ items, answers: () => answer });
    const [output = []] = await new SmscAccount().execute.call(functions);
    expect(output.map(({ json, pairedItem }) => [json['id'], pairedItem])).toEqual([
      ['801', { item: 0 }],
      ['801', { item: 1 }],
    ]);
    expect(requests).toHaveLength(1);
  });
});

describe('subClient: getStatistics', () => {
  it.each([
    [{}, '1'],
    [{ balances: 'shared' }, null],
    [{ login: 'shop', balances: 'own' }, null],
    [{ options: { subClientId: 7 } }, null],
  ])('for %j sends reseller=%s', async (item, reseller) => {
    const items = [{ resource: 'subClient', operation: 'getStatistics', ...item }];
    const { functions, requests } = fakeExecution({ items, answers: () => [] });
    await new SmscAccount().execute.call(functions);
    expect(requests.map((request) => formOf(request).get('reseller'))).toEqual([reseller]);
  });
});

describe('channels of mailings', () => {
  it('are those that send a text', async () => {
    const items = [
      { resource: 'mailing', operation: 'create', name: 'A', to: '77', text: 'a', channel: 'mms' },
    ];
    const { functions } = fakeExecution({ items, answers: () => ({}), continueOnFail: true });
    const [output = []] = await new SmscAccount().execute.call(functions);
    expect(output[0]?.json).toMatchObject({
      error: { message: expect.stringContaining("'Channel' is not a channel of mailings") },
    });
  });
});
