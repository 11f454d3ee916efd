import { createHash, randomBytes } from 'node:crypto';
import type { IBinaryKeyData, IDataObject } from 'n8n-workflow';
import { Stage } from './support/stage';

const CONTENT = randomBytes(2 * 1024 * 1024);
const DOCUMENT = {
  data: CONTENT.toString('base64'),
  mimeType: 'application/pdf',
  fileName: 'trademark.pdf',
};

/** Numbers that are rented, the price list, documents about senders, calls of a mailing. */
describe('numbers and prices in the engine of n8n', () => {
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
  const balance = async () => Number((await run('account', 'getBalance'))[0]?.['balance']);
  const freeNumbers = async () =>
    (await run('incomingNumber', 'getMany', { returnAll: true })).map(({ phone }) => phone);
  const renting = { phone: '+7 701 000-00-02' };

  it('incomingNumber: rent charges the account and removes the number from the list', async () => {
    const before = await balance();
    expect(await freeNumbers()).toEqual(['+77010000002', '+77010000003', '+79160000001']);
    expect(await run('incomingNumber', 'rent', renting)).toEqual([
      { phone: '+77010000002', rented: true, autoRenew: false, input: '+7 701 000-00-02' },
    ]);
    expect(await freeNumbers()).toEqual(['+77010000003', '+79160000001']);
    expect(await balance()).toBeLessThan(before);
    const again = await stage.run({ resource: 'incomingNumber', operation: 'rent', ...renting });
    expect(again.report.error?.message).toContain('invalidParameters');
  });

  it('incomingNumber: update determines whether it is rented again', async () => {
    const rented = () => stage.emulator.control.readRentedNumbers();
    await run('incomingNumber', 'rent', { ...renting, autoRenew: true });
    expect(rented()).toEqual([{ phone: '77010000002', isRenewed: true }]);
    await run('incomingNumber', 'update', { ...renting, autoRenew: false });
    expect(rented()).toEqual([{ phone: '77010000002', isRenewed: false }]);
  });

  it('incomingNumber: rent is sent once when its response is lost, and reports the unknown outcome', async () => {
    stage.emulator.control.setFaults([{ kind: 'dropAfter', endpoint: 'receivePhones' }]);
    const { report } = await stage.run({
      resource: 'incomingNumber',
      operation: 'rent',
      ...renting,
    });
    expect(report.error).toMatchObject({
      description: expect.stringContaining('may have rented or changed the number'),
    });
    expect(stage.emulator.control.readRentedNumbers()).toHaveLength(1);
  });

  it('incomingNumber: getMany returns no items when every number is rented', async () => {
    for (const phone of await freeNumbers()) await run('incomingNumber', 'rent', { phone });
    expect(await freeNumbers()).toEqual([]);
  });

  it('incomingNumber: rent fails without renting when the balance is too low', async () => {
    stage.emulator.control.configure({ balance: 1 });
    const { report } = await stage.run({
      resource: 'incomingNumber',
      operation: 'rent',
      phone: '79160000001',
    });
    expect(report.error).not.toBeNull();
    expect(stage.emulator.control.readRentedNumbers()).toEqual([]);
    expect(await balance()).toBe(1);
  });

  it('account: getPrices returns the price of a later message', async () => {
    const prices = await run('account', 'getPrices', { returnAll: true });
    const [sent] = await run('message', 'send', { to: '77010000101', text: 'a' });
    expect(prices).toContainEqual(
      expect.objectContaining({ name: 'Казахстан', sms: sent?.['cost'], hlr: 2.5, voice: 12 }),
    );
    expect(await run('account', 'getPrices', { limit: 1 })).toEqual(prices.slice(0, 1));
  });

  describe('documents of a sender', () => {
    const create = (additionalFields: IDataObject, binary: readonly IBinaryKeyData[]) =>
      stage.run(
        { resource: 'sender', operation: 'create', name: 'Shop', additionalFields },
        { binary },
      );
    const documents = () =>
      stage.emulator.control.readSenders().find(({ name }) => name === 'Shop')?.documents;

    it('arrive complete, with their comment, and an update adds more', async () => {
      const fields = { document: 'file', documentComment: 'Trademark' };
      const { report } = await create(fields, [{ file: DOCUMENT }]);
      expect(report.error).toBeNull();
      const sha256 = createHash('sha256').update(CONTENT).digest('hex');
      expect(documents()).toMatchObject([
        { name: 'trademark.pdf', contentType: 'application/pdf', sha256, comment: 'Trademark' },
      ]);
      const parameters = { sender: { mode: 'name', value: 'Shop' }, additionalFields: fields };
      await stage.run(
        { resource: 'sender', operation: 'update', ...parameters },
        { binary: [{ file: { ...DOCUMENT, fileName: 'domain.pdf' } }] },
      );
      expect(documents()?.map(({ name }) => name)).toEqual(['trademark.pdf', 'domain.pdf']);
    });

    it.each([
      ['that is not there', { document: 'file' }, {}, /'Document' names "file"/],
      [
        'that is larger than the gateway accepts',
        { document: 'file' },
        { file: { ...DOCUMENT, data: CONTENT.toString('base64').repeat(2) } },
        /'Document' has \d+ bytes/,
      ],
      [
        'beside another one',
        { document: 'file, other' },
        { file: DOCUMENT, other: DOCUMENT },
        /'Document' names 2 files/,
      ],
    ])('reject one %s before any request', async (_title, fields, binary, message) => {
      const { report } = await create(fields, [binary as IBinaryKeyData]);
      expect(report.error?.message).toMatch(message);
      expect(documents()).toBeUndefined();
    });
  });

  it('mailing: create calls with the chosen voice and number of attempts', async () => {
    await run('mailing', 'create', {
      name: 'Calls',
      channel: 'voice',
      to: '77010000101',
      text: 'Hello',
      voice: 'female1',
      voiceLanguage: 'en',
      options: { wait: 15, repeat: 60, attempts: 2 },
    });
    expect(stage.emulator.control.readMessages()).toMatchObject([
      {
        channel: 'voice',
        text: 'Hello',
        call: { voice: 'w', language: 'en', wait: 15, repeat: 60, attempts: 2 },
      },
    ]);
  });

  it('mailing: create reaches people through a bot of the account', async () => {
    await run('mailing', 'create', {
      name: 'Bot',
      channel: 'telegramBot',
      botName: 'shop_bot',
      to: '77010000101',
      text: 'Hello',
      options: { confirmNumberAfter: 30 },
    });
    expect(stage.emulator.control.readMessages()).toMatchObject([
      { channel: 'telegramBot', details: { bot: '@shop_bot', smsreq: '30' } },
    ]);
  });
});
