import { startTestGateway, type TestGateway } from './support';

describe('senders.php', () => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await startTestGateway();
  });
  afterAll(() => gateway.emulator.stop());

  it('lists the sender IDs of the account', async () => {
    expect(await gateway.askJson('senders', { get: 1 })).toEqual([
      { sender: 'MyCompany' },
      { sender: 'SMSC' },
    ]);
  });

  it('refuses actions that it does not know', async () => {
    expect(await gateway.askJson('senders', { add: 1 })).toMatchObject({ error_code: 1 });
  });
});
