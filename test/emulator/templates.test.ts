import { startTestGateway, type TestGateway } from './support';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway();
});
beforeEach(() => gateway.emulator.control.reset());
afterAll(() => gateway.emulator.stop());

describe('templates.php', () => {
  const templates = <Answer = unknown>(fields: Record<string, string | number>) =>
    gateway.askJson<Answer>('templates', fields);

  it('keeps texts until they are deleted', async () => {
    const { id } = await templates<{ id: number }>({ add: 1, name: 'Hi', msg: 'Hello' });
    await templates({ chg: 1, id, msg: 'Hello!', format: 'viber' });
    expect(await templates({ get: 1 })).toEqual([
      { id, name: 'Hi', message: 'Hello!', format: 'viber', sender: '', flag: 0 },
    ]);
    expect(await templates({ del: 1, id })).toEqual({ result: 'OK' });
    expect(await templates({ get: 1 })).toMatchObject({ error_code: 3 });
  });

  it.each([
    ['one without a text', { add: 1, name: 'Hi' }, 1],
    ['an unknown format', { add: 1, name: 'Hi', msg: 'Hello', format: 'fax' }, 1],
    ['a change of none', { chg: 1, id: 9, msg: 'a' }, 3],
    ['a deletion of none', { del: 1, id: 9 }, 3],
    ['an unknown action', { forget: 1 }, 1],
  ])('rejects %s', async (_title, fields, code) => {
    expect(await templates(fields)).toMatchObject({ error_code: code });
  });
});

describe('op_templates.php', () => {
  const key = { sender: 'SMSC', msg: 'Your code: %w' };
  const templates = (fields: Record<string, string | number>) =>
    gateway.askJson('op_templates', { ...key, ...fields });

  it('returns the texts that the operators have approved', async () => {
    expect(await templates({ add: 1, mts_srv: 1, bee_trn: 1 })).toEqual({ result: 'OK' });
    expect(await templates({ get: 1 })).toEqual([{ ...key, mts_srv: 0, bee_trn: 0 }]);
    await gateway.emulator.control.advance(61);
    expect(await templates({ get: 1 })).toEqual([{ ...key, mts_srv: 1, bee_trn: 1 }]);
  });

  it.each([
    ['a text for no operator', { add: 1 }, 1],
    ['a text that was not handed in', { get: 1, msg: 'Other' }, 3],
  ])('rejects %s', async (_title, fields, code) => {
    expect(await templates(fields)).toMatchObject({ error_code: code });
  });
});
