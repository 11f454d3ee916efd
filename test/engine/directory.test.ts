import type { IDataObject } from 'n8n-workflow';
import { Stage } from './support/stage';

const PHONE = '77011230100';
const mapped = (value: IDataObject) => ({ mappingMode: 'defineBelow', value });
const locator = (mode: string, value: string) => ({ __rl: true, mode, value });
const AUTOMATIC = { mappingMode: 'autoMapInputData', value: null };

/** What each operation changes, checked by another operation or by a message. */
describe('the address book in the engine of n8n', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.start();
  }, 60_000);
  beforeEach(() => stage.reset());
  afterAll(() => stage.stop());

  const run = async (resource: string, operation: string, parameters: IDataObject = {}) => {
    const { json, report } = await stage.run({ resource, operation, ...parameters });
    expect(report.error).toBeNull();
    return json;
  };
  const contact = (operation: string, parameters?: IDataObject) =>
    run('contact', operation, parameters);
  const find = (search: string) => contact('getMany', { filters: { search } });
  /** Sends, lets the message age, and returns the result of each recipient. */
  const send = async (to: string, sender = '') => {
    stage.emulator.control.configure({ limits: false });
    await run('message', 'send', {
      to,
      text: 'Hello',
      sender: locator('name', sender),
    });
    await stage.emulator.control.advance(10);
    const messages = stage.emulator.control.readMessages();
    return messages
      .slice(-to.split(',').length)
      .map(({ phone, status, err }) => [phone, status, err]);
  };

  it('contact: create, update, getMany and delete work on the same contact', async () => {
    const created = await contact('create', {
      contact: mapped({ phone: `+${PHONE}`, name: 'Ann', birthday: '1990-12-31', groups: '301' }),
    });
    expect(created).toEqual([{ id: expect.stringMatching(/^\d+$/), phone: `+${PHONE}` }]);
    await contact('update', {
      contact: mapped({ phone: `${PHONE}.0`, newPhone: '77,011,230,101' }),
    });
    expect(await find('Ann')).toEqual([
      expect.objectContaining({
        id: created[0]?.['id'],
        phone: '+77011230101',
        name: 'Ann',
        birthday: '1990-12-31',
        groups: ['301'],
      }),
    ]);
    expect(await contact('delete', { phone: '77011230101' })).toEqual([
      { deleted: true, phone: '+77011230101', input: '77011230101' },
    ]);
    expect(await find('Ann')).toEqual([]);
  });

  it('contact: upsert reads its fields from the items', async () => {
    const items = [
      { phone: PHONE, name: 'Ann', tags: ['new', 'vip'], anything: 'else' },
      { phone: '77011230010', name: 'Bob' },
    ];
    const { json, pairs } = await stage.run(
      { resource: 'contact', operation: 'upsert', contact: AUTOMATIC },
      { items },
    );
    expect(json).toMatchObject([
      { phone: `+${PHONE}`, isNew: true },
      { phone: '+77011230010', isNew: false },
    ]);
    expect(pairs).toEqual([0, 1]);
    expect(await find('Ann')).toMatchObject([{ phone: `+${PHONE}`, tags: ['new', 'vip'] }]);
    expect(await find('Bob')).toMatchObject([{ phone: '+77011230010' }]);
  });

  it('contact: block stops messages, and unblock allows them again', async () => {
    expect(await contact('block', { phone: `+${PHONE}` })).toEqual([
      { id: '1', phone: `+${PHONE}`, isBlocked: true, messages: 'all' },
    ]);
    expect(await send(PHONE)).toEqual([[PHONE, 23, 252]]);
    expect(await contact('unblock', { phone: PHONE })).toEqual([
      { phone: `+${PHONE}`, isBlocked: false, input: PHONE },
    ]);
    expect(await send(PHONE)).toEqual([[PHONE, 1, 0]]);
  });

  it('contact: isBlocked says what block and unblock have changed', async () => {
    const phone = `${PHONE}; +77011230101`;
    const isBlocked = async () => await contact('isBlocked', { phone });
    await contact('block', { phone: PHONE });
    expect(await isBlocked()).toEqual([
      { phone: `+${PHONE}`, isBlocked: true, input: PHONE },
      { phone: '+77011230101', isBlocked: false },
    ]);
    await contact('unblock', { phone: PHONE });
    expect(await isBlocked()).toMatchObject([{ isBlocked: false }, { isBlocked: false }]);
    expect(stage.emulator.control.readMessages()).toEqual([]);
  });

  it('contact: block can allow single messages', async () => {
    await contact('block', { phone: PHONE, messages: 'mass' });
    expect(await send(PHONE)).toEqual([[PHONE, 1, 0]]);
    expect(await send(`${PHONE},77011230101`)).toEqual([
      [PHONE, 23, 252],
      ['77011230101', 1, 0],
    ]);
  });

  it('group: create and contact: addToGroup determine who receives a message', async () => {
    const [created] = await run('group', 'create', { name: 'Shops', number: 12 });
    const groupId = locator('id', String(created?.['id']));
    await contact('create', { contact: mapped({ phone: PHONE }) });
    expect(await contact('addToGroup', { phone: PHONE, groupId })).toEqual([
      { phone: `+${PHONE}`, groupId: created?.['id'], isMember: true, input: PHONE },
    ]);
    expect(await send('G12')).toEqual([[PHONE, 1, 0]]);
    await contact('removeFromGroup', { phone: PHONE, groupId });
    const refused = await stage.run(
      { resource: 'message', operation: 'send', to: 'G12', text: 'a' },
      { onError: 'continueRegularOutput' },
    );
    expect(refused.json).toMatchObject([{ error: { name: 'invalidParameters' } }]);
  });

  it('contact: moveToGroup removes the contact from the other groups', async () => {
    const [created] = await run('group', 'create', { name: 'Shops' });
    await contact('moveToGroup', {
      phone: '77011230010',
      groupId: locator('id', String(created?.['id'])),
    });
    expect(await find('77011230010')).toMatchObject([{ groups: [created?.['id']] }]);
  });

  it('group: update, getMany and delete work on the same group', async () => {
    await run('group', 'update', { groupId: locator('list', '301'), name: 'Friends', number: 7 });
    expect(await run('group', 'getMany', { returnAll: true })).toEqual([
      {
        ...{ id: '301', name: 'Friends', number: '7', kind: null, recipient: 'G7' },
        extra: { cnt: '3' },
      },
    ]);
    expect(await run('group', 'delete', { groupId: locator('id', '301') })).toEqual([
      { deleted: true, id: '301' },
    ]);
    expect(await run('group', 'getMany')).toEqual([]);
  });

  it('sender: create makes a name usable after approval, and delete removes it', async () => {
    stage.emulator.control.configure({ checkSenders: true });
    await run('sender', 'create', { name: 'Shop', additionalFields: { comment: 'Our shop' } });
    expect(await send(PHONE, 'Shop')).toEqual([[PHONE, 23, 254]]);
    expect(await run('sender', 'getMany')).toHaveLength(2);
    await run('sender', 'update', {
      sender: locator('name', 'Shop'),
      additionalFields: { comment: 'Changed' },
    });
    await stage.emulator.control.advance(61);
    expect(await run('sender', 'getMany')).toContainEqual(
      expect.objectContaining({ name: 'Shop', comment: 'Changed' }),
    );
    expect(await send('77011230101', 'Shop')).toEqual([['77011230101', 1, 0]]);
    await run('sender', 'delete', { sender: locator('list', 'Shop') });
    expect(await send('77011230102', 'Shop')).toEqual([['77011230102', 23, 254]]);
  });

  it('sender: requestCode and confirmCode make a number usable', async () => {
    stage.emulator.control.configure({ checkSenders: true });
    await run('sender', 'requestCode', { phone: `+${PHONE}`, website: 'example.com' });
    const [message] = stage.emulator.control.readMessages();
    expect(message).toMatchObject({ phone: PHONE, text: expect.stringContaining('example.com') });
    const wrong = await stage.run(
      { resource: 'sender', operation: 'confirmCode', phone: PHONE, code: '1' },
      { onError: 'continueRegularOutput' },
    );
    expect(wrong.json).toMatchObject([{ error: { code: 11, name: 'wrongCode' } }]);
    const code = /\d{6}/.exec(message?.text ?? '')?.[0];
    await run('sender', 'confirmCode', { phone: PHONE, code });
    expect(await send('77011230101', PHONE)).toEqual([['77011230101', 1, 0]]);
  });

  it('template: create, update, getMany and delete work on the same template', async () => {
    const [created] = await run('template', 'create', {
      name: 'Hi',
      text: 'Hello',
      additionalFields: { channel: 'viber' },
    });
    const templateId = locator('id', String(created?.['id']));
    await run('template', 'update', { templateId, updateFields: { text: 'Good day' } });
    expect(await run('template', 'getMany', { returnAll: true })).toEqual([
      {
        ...{ id: created?.['id'], name: 'Hi', text: 'Good day', channel: 'viber', sender: null },
        extra: { flag: 0 },
      },
    ]);
    await run('template', 'delete', { templateId });
    expect(await run('template', 'getMany')).toEqual([]);
  });

  it('template: getOperatorTemplate returns what createOperatorTemplate has submitted', async () => {
    const key = { sender: locator('name', 'SMSC'), text: 'Your code: %w' };
    const operators = ['mtsService', 'beelineTransactional'];
    expect(await run('template', 'getOperatorTemplate', key)).toEqual([]);
    await run('template', 'createOperatorTemplate', { ...key, operators });
    await stage.emulator.control.advance(61);
    expect(await run('template', 'getOperatorTemplate', key)).toEqual([
      {
        sender: 'SMSC',
        text: 'Your code: %w',
        operators: { mtsService: '1', beelineTransactional: '1' },
      },
    ]);
  });
});
