import { startTestGateway, type TestGateway } from './support';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway();
});
beforeEach(() => gateway.emulator.control.reset());
afterAll(() => gateway.emulator.stop());

const PHONE = '77011230100';
const phones = <Answer = unknown>(fields: Record<string, string | number>) =>
  gateway.askJson<Answer>('phones', fields);
const list = (fields: Record<string, string | number> = {}) =>
  phones<readonly Record<string, unknown>[]>({ get: 1, ...fields });
const sendTo = async (recipients: string) => {
  const answer = await gateway.askJson<{ id: number; error_code?: number }>('send', {
    phones: recipients,
    mes: `Text for ${recipients}`,
  });
  await gateway.emulator.control.advance(10);
  return answer;
};
const outcomes = () =>
  gateway.emulator.control
    .readMessages()
    .map(({ phone, status, err }) => [phone, status, err] as const);

describe('contacts of phones.php', () => {
  it('can be created, updated and deleted', async () => {
    const { id } = await phones<{ id: number }>({ add: 1, phone: `+${PHONE}`, name: 'Ann' });
    expect(id).toEqual(expect.any(Number));
    expect(await list({ search: PHONE })).toMatchObject([
      { int_id: id, phone: PHONE, name: 'Ann' },
    ]);
    const change = { chg: 1, phone: PHONE, new_phone: '77011230101', fnm: 'Anna' };
    expect(await phones(change)).toEqual({ result: 'OK' });
    expect(await list({ search: 'ann' })).toMatchObject([
      { phone: '77011230101', first_name: 'Anna' },
    ]);
    expect(await phones({ del: 1, phone: '77011230101' })).toEqual({ result: 'OK' });
    expect(await list({ search: '77011230101' })).toMatchObject({ error_code: 3 });
  });

  const DETAILS = {
    ...{ name: 'Java-phone', fnm: 'java-first', mnm: 'java-middle', lnm: 'java-last' },
    ...{ bd: '17.07.1983', cmt: 'java-comments', tags: 'java-tag1, java-tag2' },
    ...{ pho: '77014541882,79050533678', myid: 100500 },
  };
  const ANSWERED = {
    ...{ id: 100500, name: 'Java-phone', phone: '79050533578', group: '0' },
    ...{ first_name: 'java-first', middle_name: 'java-middle', last_name: 'java-last' },
    ...{ birthday: '17.07.1983', comments: 'java-comments', tags: 'java-tag1, java-tag2' },
    phone_other: '77014541882,79050533678',
  };

  it('are returned under the names that a live client reads', async () => {
    const { id } = await phones<{ id: number }>({ add: 1, phone: '79050533578', ...DETAILS });
    expect(await list({ phone: '79050533578' })).toEqual([{ int_id: id, ...ANSWERED }]);
    await phones({ add: 1, mail: 'a@b.kz', grp: '301' });
    expect(await list({ mail: 'a@b.kz' })).toMatchObject([
      { id: '', phone: '', mail: 'a@b.kz', group: '301' },
    ]);
  });

  it.each([
    ['one number', '+77011230010', ['77011230010']],
    ['several numbers', '77011230010;380671230030', ['77011230010', '380671230030']],
    ['a number in the national form', '87011230010', ['77011230010']],
  ])('are found by %s', async (_title, phone, found) => {
    expect((await list({ phone })).map((row) => row.phone)).toEqual(found);
  });

  it('are an empty list for an unknown number', async () => {
    expect(await list({ phone: PHONE })).toMatchObject({ error_code: 3 });
  });

  it('are listed after a given ID', async () => {
    const all = await list();
    const ids = all.map(({ int_id }) => Number(int_id));
    expect(ids).toHaveLength(3);
    const rest = await list({ after_id: ids[1] as number });
    expect(rest.map(({ int_id }) => int_id)).toEqual(ids.slice(1));
  });

  it.each([
    ['an invalid number', { add: 1, phone: '12' }, 1],
    ['a contact that is there', { add: 1, phone: '77011230010' }, 5],
    ['an update without a contact', { chg: 1, phone: PHONE, name: 'a' }, 3],
    ['a deletion without a contact', { del: 1, phone: PHONE }, 3],
    ['a group that is not there', { add: 1, phone: PHONE, grp: '9' }, 3],
    ['an unknown action', { forget: 1 }, 1],
  ])('are rejected: %s', async (_title, fields, code) => {
    expect(await phones(fields)).toMatchObject({ error_code: code });
  });

  it('can be requested three times a minute with the same parameters', async () => {
    for (const _ of [1, 2, 3]) expect(await list()).toHaveLength(3);
    expect(await list()).toMatchObject({ error_code: 9 });
    expect(await list({ search: 'a' })).toMatchObject({ error_code: 3 });
    await gateway.emulator.control.advance(61);
    expect(await list()).toHaveLength(3);
  });

  it.each([
    [0, 'ID = 4', 'OK'],
    [1, '4', 'OK'],
    [2, '<result>\n<id>4</id>\n</result>', '<result>OK</result>'],
  ])('are returned in format %d', async (fmt, created, done) => {
    const ask = async (fields: Record<string, string | number>) =>
      (await gateway.ask('phones', { fmt, ...fields })).text;
    expect(await ask({ add: 1, phone: PHONE })).toBe(created);
    expect(await ask({ del: 1, phone: PHONE })).toBe(done);
  });
});

describe('groups of phones.php', () => {
  const group = () => phones<{ id: number }>({ add_group: 1, name: 'Shops', num: 77 });
  const move = (how: number, grp: number, phone = PHONE) => phones({ move_group: how, grp, phone });

  it('receive the messages to their number', async () => {
    const { id } = await group();
    await phones({ add: 1, phone: PHONE, grp: id });
    await sendTo('G77');
    expect(outcomes()).toEqual([[PHONE, 1, 0]]);
  });

  it('can be left, joined and changed', async () => {
    const { id } = await group();
    await phones({ add: 1, phone: PHONE });
    const membership = async () => (await list({ search: PHONE }))[0]?.group;
    await move(2, id);
    await move(2, 301);
    expect(await membership()).toBe(`${id}|301`);
    await move(3, id);
    expect(await membership()).toBe('301');
    await move(1, id);
    expect(await membership()).toBe(String(id));
  });

  it('are listed, renamed and deleted; their contacts remain', async () => {
    const { id } = await group();
    await phones({ add: 1, phone: PHONE, grp: id });
    await phones({ chg_group: 1, grp: id, name: 'Stores' });
    expect(await phones({ get_group: 1 })).toEqual([
      { id: 301, name: 'Group 1', number: '1', cnt: '3' },
      { id, name: 'Stores', number: '77', cnt: '1' },
    ]);
    await phones({ del_group: 1, grp: id });
    expect(await list({ search: PHONE })).toMatchObject([{ group: '0' }]);
    expect(await sendTo('G77')).toMatchObject({ error_code: 1 });
  });

  it('return their kind when their members are e-mail addresses', async () => {
    const { id } = await phones<{ id: number }>({ add_group: 1, name: 'Mails', type: 1 });
    await phones({ add: 1, mail: 'a@b.kz', grp: id });
    expect(await phones({ get_group: 1 })).toContainEqual({
      ...{ id, name: 'Mails', number: '2', cnt: '1', type: 1 },
    });
  });

  it('come first from the settings', async () => {
    gateway.emulator.control.configure({ groups: { '5': ['77011230555'] } });
    await sendTo('G5');
    expect(outcomes()).toEqual([['77011230555', 1, 0]]);
  });
});

describe('the blocklist of phones.php', () => {
  it('stops messages to its numbers until they are removed', async () => {
    const { id } = await phones<{ id: number }>({ add_black: 1, phone: PHONE });
    expect(id).toBe(1);
    await sendTo(PHONE);
    expect(outcomes()).toEqual([[PHONE, 23, 252]]);
    expect(await phones({ del_black: 1, phone: PHONE })).toEqual({ result: 'OK' });
    await gateway.emulator.control.advance(60);
    await sendTo(PHONE);
    expect(outcomes().at(-1)).toEqual([PHONE, 1, 0]);
    expect(await phones({ del_black: 1, phone: PHONE })).toMatchObject({ error_code: 3 });
  });

  it.each([
    ['mailings', 1, [PHONE, 1, 0], [PHONE, 23, 252]],
    ['single messages', 2, [PHONE, 23, 252], [PHONE, 1, 0]],
  ])('may apply to %s only', async (_title, type, single, mass) => {
    await phones({ add_black: 1, phone: PHONE, type });
    await sendTo(PHONE);
    await sendTo(`${PHONE},77011230101`);
    expect(outcomes().slice(0, 2)).toEqual([single, mass]);
  });

  it('does not stop HLR requests', async () => {
    await phones({ add_black: 1, phone: PHONE });
    await gateway.askJson('send', { phones: PHONE, hlr: 1 });
    await gateway.emulator.control.advance(10);
    expect(outcomes()).toEqual([[PHONE, 1, 0]]);
  });

  it('is empty again after a reset', async () => {
    await phones({ add_black: 1, phone: PHONE });
    gateway.emulator.control.reset();
    await sendTo(PHONE);
    expect(outcomes()).toEqual([[PHONE, 1, 0]]);
  });
});
