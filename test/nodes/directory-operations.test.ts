import type { IDataObject } from 'n8n-workflow';
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
  const forms = requests.map((request) => {
    const { charset: _charset, fmt: _fmt, ...fields } = Object.fromEntries(formOf(request));
    return { path: new URL(request.url).pathname, ...fields };
  });
  return { output, items: output.map(({ json }) => json), forms };
}

const OK = () => ({ result: 'OK' });
const locator = (mode: string, value: string) => ({ __rl: true, mode, value });
const phones = '/sys/phones.php';

describe('contact', () => {
  const contact = { phone: '+7 701 123-45-67', name: 'Ann', tags: '', comment: null };

  it('create returns the ID and the number in E.164 format', async () => {
    const { items, forms } = await run('contact', 'create', [{ 'contact.value': contact }], () => ({
      id: 7,
    }));
    expect(items).toEqual([{ id: '7', phone: '+77011234567', input: '+7 701 123-45-67' }]);
    expect(forms).toEqual([{ path: phones, add: '1', phone: '77011234567', name: 'Ann' }]);
  });

  it('upsert returns whether the contact is new', async () => {
    const answers: Answers = (_path, fields) =>
      fields.get('phone') === '1' || fields.has('add')
        ? { id: 7 }
        : { error: 'no records', error_code: 3 };
    const items = [{ 'contact.value': { phone: '1' } }, { 'contact.value': { phone: '2' } }];
    expect((await run('contact', 'upsert', items, answers)).items).toEqual([
      { id: null, phone: '1', isNew: false },
      { id: '7', phone: '2', isNew: true },
    ]);
  });

  it('update returns the contact under its new number', async () => {
    const value = { ...contact, newPhone: '+77011234568' };
    const { items, forms } = await run('contact', 'update', [{ 'contact.value': value }], OK);
    expect(items).toEqual([{ phone: '+77011234568', updated: true }]);
    expect(forms).toMatchObject([{ chg: '1', new_phone: '77011234568' }]);
  });

  it.each([
    ['delete', {}, { deleted: true }, { del: '1' }],
    ['block', { messages: 'mass' }, { isBlocked: true, messages: 'mass' }, { type: '1' }],
    ['unblock', {}, { isBlocked: false }, { del_black: '1' }],
    ['addToGroup', { groupId: '301' }, { isMember: true }, { move_group: '2', grp: '301' }],
    [
      'moveToGroup',
      { groupId: locator('id', '301') },
      { groupId: '301', isMember: true },
      { move_group: '1' },
    ],
    ['removeFromGroup', { groupId: 301 }, { isMember: false }, { move_group: '3', grp: '301' }],
  ])('%s makes one request and returns an item per number', async (operation, item, each, form) => {
    const given = { phone: '+77011234567; 77011234568', ...item };
    const { output, forms } = await run('contact', operation, [given], OK);
    expect(output).toMatchObject([
      { json: { ...each, phone: '+77011234567' }, pairedItem: { item: 0 } },
      { json: { ...each, phone: '+77011234568' }, pairedItem: { item: 0 } },
    ]);
    expect(forms).toMatchObject([{ path: phones, ...form, phone: '77011234567,77011234568' }]);
  });

  it('getMany sends the same request once for all items', async () => {
    const item = { returnAll: true, filters: { search: 'Ann', groupId: locator('id', '301') } };
    const answers: Answers = (_path, fields) =>
      fields.has('after_id') ? { error: 'x', error_code: 3 } : [{ int_id: 1, phone: '77', x: 1 }];
    const { items, forms } = await run('contact', 'getMany', [item, item], answers);
    expect(items).toHaveLength(2);
    expect(items[0]).toMatchObject({ id: '1', phone: '77', groups: [], extra: { x: 1 } });
    expect(forms).toMatchObject([{ search: 'Ann', grp: '301' }, { after_id: '1' }]);
  });

  it('getMany returns up to 50 unless another limit is set', async () => {
    const rows = Array.from({ length: 60 }, (_, index) => ({ int_id: index + 1, phone: '77' }));
    const count = async (item: IDataObject) =>
      (await run('contact', 'getMany', [item], () => rows)).items.length;
    expect(await count({})).toBe(50);
    expect(await count({ limit: 3 })).toBe(3);
  });

  it.each([
    ['create', { 'contact.value': { phone: '' } }, "'Phone or E-Mail'"],
    ['create', { 'contact.value': { phone: '77', birthday: 'x' } }, "'Birthday'"],
    ['update', { 'contact.value': { phone: '77', newPhone: 'x y' } }, "'New Phone or E-Mail'"],
    ['upsert', { 'contact.value': null }, "'Phone or E-Mail'"],
    ['delete', { phone: '' }, "'Phone'"],
    ['block', { phone: '77', messages: 'some' }, "'Messages'"],
    ['addToGroup', { phone: '77', groupId: locator('list', '') }, "'Group'"],
    ['getMany', { filters: { groupId: 'G1' } }, "'Group'"],
  ])('%s names the invalid parameter and sends no requests', async (operation, item, label) => {
    const { items, forms } = await run('contact', operation, [item], OK, true);
    expect(items).toMatchObject([{ error: { message: expect.stringContaining(label) } }]);
    expect(forms).toEqual([]);
  });
});

describe('group', () => {
  it('getMany distinguishes the ID from the number that the gateway uses for recipients', async () => {
    const answers = () => [{ id: 12, name: 'Java-test', number: '17', cnt: '0' }];
    const { items } = await run('group', 'getMany', [{ returnAll: true }], answers);
    expect(items).toEqual([
      {
        id: '12',
        name: 'Java-test',
        number: '17',
        kind: null,
        recipient: 'G17',
        extra: { cnt: '0' },
      },
    ]);
  });

  it('getMany returns the name to use as recipient', async () => {
    const answers = () => [
      { id: 301, name: 'A', num: 1, type: 0 },
      { id: 302, name: 'B' },
    ];
    const { items, forms } = await run(
      'group',
      'getMany',
      [{ returnAll: true }, { limit: 1 }],
      answers,
    );
    expect(items).toEqual([
      { id: '301', name: 'A', number: '1', kind: 'phones', recipient: 'G1' },
      { id: '302', name: 'B', number: null, kind: null, recipient: null },
      { id: '301', name: 'A', number: '1', kind: 'phones', recipient: 'G1' },
    ]);
    expect(forms).toEqual([{ path: phones, get_group: '1' }]);
  });

  it.each([
    [
      'create',
      { name: 'Shops', number: 12, kind: 'emails' },
      { id: '9', name: 'Shops' },
      { add_group: '1', name: 'Shops', num: '12', type: '1' },
    ],
    [
      'update',
      { groupId: locator('list', '301'), name: '', number: '12' },
      { id: '301', updated: true },
      { chg_group: '1', grp: '301', num: '12' },
    ],
    ['delete', { groupId: '301' }, { deleted: true, id: '301' }, { del_group: '1', grp: '301' }],
  ])('%s', async (operation, item, json, form) => {
    const answer = operation === 'create' ? { id: 9 } : OK();
    const { items, forms } = await run('group', operation, [item], () => answer);
    expect(items).toEqual([json]);
    expect(forms).toEqual([{ path: phones, ...form }]);
  });
});

describe('sender', () => {
  it('getMany passes its options on and keeps unknown fields', async () => {
    const options = { includeAll: true, withOperators: 'true', subClient: 'shop' };
    const { items, forms } = await run('sender', 'getMany', [{ options }], () => [
      { id: 1, sender: 'A', cmt: 'x', status: 0 },
    ]);
    expect(items).toEqual([{ id: '1', name: 'A', comment: 'x', extra: { status: 0 } }]);
    expect(forms).toMatchObject([{ get: '1', all: '1', operators: '1', user: 'shop' }]);
  });

  it.each([
    [
      'create',
      { name: 'Shop', additionalFields: { comment: 'x', registrations: ['mts'] } },
      { id: '9', name: 'Shop' },
      { add: '1', sender: 'Shop', cmt: 'x', mts: '1' },
    ],
    [
      'update',
      { sender: locator('name', 'Shop'), additionalFields: { registrations: 'mts, tele2' } },
      { id: null, name: 'Shop', updated: true },
      { chg: '1', sender: 'Shop', mts: '1', tele2: '1' },
    ],
    [
      'delete',
      { sender: locator('id', '7') },
      { deleted: true, id: '7', name: null },
      { del: '1', id: '7' },
    ],
    [
      'requestCode',
      { phone: 77011234567, website: 'example.com' },
      { phone: '+77011234567', codeSent: true, input: '77011234567' },
      { send_code: '1', sender: '77011234567', site_name: 'example.com' },
    ],
    [
      'confirmCode',
      { phone: '77011234567', code: 1234 },
      { phone: '+77011234567', confirmed: true, input: '77011234567' },
      { check_code: '1', sender: '77011234567', code: '1234' },
    ],
  ])('%s', async (operation, item, json, form) => {
    const answer = operation === 'create' ? { id: 9 } : OK();
    const { items, forms } = await run('sender', operation, [item], () => answer);
    expect(items).toEqual([json]);
    expect(forms).toEqual([{ path: '/sys/senders.php', ...form }]);
  });
});

describe('template', () => {
  it('getMany returns texts with the names of their channels', async () => {
    const answers = () => [{ id: 1, name: 'Hi', message: 'Hello', format: 'mail' }];
    expect((await run('template', 'getMany', [{}], answers)).items).toEqual([
      { id: '1', name: 'Hi', text: 'Hello', channel: 'email', sender: null },
    ]);
  });

  it.each([
    [
      'create',
      { name: 'Hi', text: ' Hello', additionalFields: { channel: 'sms', isSignature: true } },
      { id: '9', name: 'Hi' },
      { add: '1', name: 'Hi', msg: ' Hello', format: 'sms', 'fl[1]': '1' },
    ],
    [
      'update',
      { templateId: '7', updateFields: { sender: locator('name', 'Shop') } },
      { id: '7', updated: true },
      { chg: '1', id: '7', sender: 'Shop' },
    ],
    ['delete', { templateId: '7' }, { deleted: true, id: '7' }, { del: '1', id: '7' }],
  ])('%s', async (operation, item, json, form) => {
    const answer = operation === 'create' ? { id: 9 } : OK();
    const { items, forms } = await run('template', operation, [item], () => answer);
    expect(items).toEqual([json]);
    expect(forms).toEqual([{ path: '/sys/templates.php', ...form }]);
  });

  it('createOperatorTemplate and getOperatorTemplate find a text by sender and words', async () => {
    const key = { sender: locator('name', 'Shop'), text: 'Code %w' };
    const answers: Answers = (_path, fields) =>
      fields.has('add') ? OK() : [{ sender: 'Shop', msg: 'Code %w', mts_srv: 1, soc: 0 }];
    const item = { ...key, operators: ['mtsService'] };
    const created = await run('template', 'createOperatorTemplate', [item], answers);
    expect(created.items).toEqual([{ sender: 'Shop', text: 'Code %w', operators: ['mtsService'] }]);
    expect(created.forms).toMatchObject([{ path: '/sys/op_templates.php', mts_srv: '1' }]);
    const found = await run('template', 'getOperatorTemplate', [key], answers);
    expect(found.items).toEqual([
      { sender: 'Shop', text: 'Code %w', operators: { mtsService: '1' }, extra: { soc: 0 } },
    ]);
  });

  it('createOperatorTemplate requires an operator', async () => {
    const item = { sender: 'Shop', text: 'a', operators: [] };
    const { items } = await run('template', 'createOperatorTemplate', [item], OK, true);
    expect(items).toMatchObject([{ error: { message: "'Operators' is empty" } }]);
  });
});
