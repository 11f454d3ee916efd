import { PublishedExample, readExample, withOutcome, withSettings } from './support/example';
import { ServiceStage } from './support/service-stage';
import type { Stage } from './support/stage';

const PORTAL = 'shop.bitrix24.kz';
const CUSTOMER = '77000000101';
const SECOND = '77000000102';

let isPortalAway = false;

describe('bitrix24-sms-provider.json in the engine of n8n', () => {
  let services: ServiceStage;
  let stage: Stage;
  beforeAll(async () => {
    services = await ServiceStage.start({
      [PORTAL]: () =>
        isPortalAway
          ? { status: 400, body: { error: 'ERROR_MESSAGE_NOT_FOUND' } }
          : { status: 200, body: { result: true } },
    });
    ({ stage } = services);
  }, 60_000);
  beforeEach(async () => {
    isPortalAway = false;
    await services.reset();
  });
  afterAll(() => services.stop());

  const TOKEN = 'application-token-1';
  const settings = { portal: PORTAL, applicationToken: TOKEN };
  const provider = readExample('bitrix24-sms-provider.json');
  const message = (changes: Readonly<Record<string, string>> = {}) => ({
    module_id: 'crm',
    'bindings[0][OWNER_TYPE_ID]': '3',
    type: 'SMS',
    code: 'smsc_n8n',
    message_id: '65575980fa531ac284c2ee68f81ebebd',
    message_to: `+${CUSTOMER}`,
    message_body: 'Ваш договор готов',
    ts: '1742895600',
    'auth[domain]': PORTAL,
    'auth[access_token]': 'access-1',
    'auth[application_token]': TOKEN,
    ...changes,
  });
  const updates = () => services.requestsTo(PORTAL).map(({ body }) => body);
  let example: PublishedExample;
  afterEach(() => example.unpublish());
  const publish = async (changes = settings as Partial<typeof settings>) => {
    example = await PublishedExample.publish(stage, withSettings(provider, changes));
  };

  it('sends the message of the portal and reports that it was delivered', async () => {
    await publish();
    expect(await example.postForm('Bitrix24', message())).toMatchObject({ status: 200 });
    expect(await example.execution()).toMatchObject({ error: null });
    expect(services.messagesTo(CUSTOMER)).toMatchObject([{ text: 'Ваш договор готов' }]);
    expect(services.requestsTo(PORTAL)).toEqual([
      {
        call: 'POST /rest/messageservice.message.status.update',
        body: {
          CODE: 'smsc_n8n',
          MESSAGE_ID: '65575980fa531ac284c2ee68f81ebebd',
          STATUS: 'delivered',
          auth: 'access-1',
        },
      },
    ]);
  });

  it.each([
    ['a number that does not answer', { message_to: '+77000000012' }, 'undelivered'],
    ['an empty number', { message_to: '' }, 'failed'],
    ['words in place of a number', { message_to: 'Anna' }, 'failed'],
    ['a group of contacts', { message_to: 'G1' }, 'failed'],
    ['two numbers', { message_to: `${CUSTOMER},${SECOND}` }, 'failed'],
    ['an empty text', { message_body: '' }, 'failed'],
  ])('reports %s', async (_name, changes, status) => {
    await publish();
    await example.postForm('Bitrix24', message(changes));
    expect(await example.execution()).toMatchObject({ error: null });
    expect(updates()).toMatchObject([{ STATUS: status }]);
    expect(services.messagesTo(CUSTOMER)).toEqual([]);
  });

  it('sends and pays once when the portal repeats its request', async () => {
    await publish();
    for (const text of ['Ваш договор готов', 'Ваш договор готов', 'Другой текст']) {
      await example.postForm('Bitrix24', message({ message_body: text }));
      expect(await example.execution()).toMatchObject({ error: null });
    }
    expect(services.messagesTo(CUSTOMER)).toHaveLength(1);
    await example.postForm(
      'Bitrix24',
      message({ message_id: 'another-message', message_body: 'Б' }),
    );
    await example.execution();
    expect(services.messagesTo(CUSTOMER)).toHaveLength(2);
  });

  it.each([
    ['another application token', { 'auth[application_token]': 'application-token-2' }],
    ['no application token', { 'auth[application_token]': '' }],
    ['the domain of another portal', { 'auth[domain]': 'other.bitrix24.kz' }],
    ['a domain that begins like the portal', { 'auth[domain]': `${PORTAL}.example.com` }],
    ['no message ID', { message_id: '' }],
  ])('refuses a request with %s', async (_name, changes) => {
    await publish();
    expect(await example.postForm('Bitrix24', message(changes))).toMatchObject({ status: 403 });
    await example.execution();
    expect(stage.emulator.control.readMessages()).toEqual([]);
    expect(services.requestsTo(PORTAL)).toEqual([]);
  });

  it('refuses everything until portal and token are set', async () => {
    await publish({});
    const empty = { 'auth[domain]': '', 'auth[application_token]': '' };
    for (const changes of [{}, empty, { ...empty, event: 'ONAPPINSTALL' }]) {
      expect(await example.postForm('Bitrix24', message(changes))).toMatchObject({ status: 403 });
      await example.execution();
    }
    expect(stage.emulator.control.readMessages()).toEqual([]);
    expect(services.requestsTo(PORTAL)).toEqual([]);
  });

  it('registers the provider when the application is installed', async () => {
    await publish({ portal: PORTAL });
    const installation = {
      event: 'ONAPPINSTALL',
      'auth[domain]': PORTAL,
      'auth[access_token]': 'access-2',
      'auth[application_token]': TOKEN,
    };
    expect(await example.postForm('Bitrix24', installation)).toMatchObject({ status: 200 });
    const report = await example.execution();
    expect(services.requestsTo(PORTAL)).toMatchObject([
      {
        call: 'POST /rest/messageservice.sender.add',
        body: { CODE: 'smsc_n8n', TYPE: 'SMS', NAME: 'SMSC', auth: 'access-2' },
      },
    ]);
    expect(updates()[0]?.['HANDLER']).toMatch(/\/webhook\/bitrix24-sms$/);
    expect(report.nodes['Copy the token']?.[0]?.outputs[0]).toMatchObject([
      { json: { applicationToken: TOKEN } },
    ]);
  });

  it('reads a request with JSON, and fails visibly when the portal takes no status', async () => {
    await publish();
    isPortalAway = true;
    const auth = { domain: PORTAL, access_token: 'access-1', application_token: TOKEN };
    const { message_id, message_to, message_body } = message();
    const body = { message_id, message_to, message_body, auth };
    expect(await example.postJson('Bitrix24', body)).toMatchObject({ status: 200 });
    expect(await example.execution()).toMatchObject({ status: 'error' });
    expect(services.messagesTo(CUSTOMER)).toHaveLength(1);
    expect(updates()).toHaveLength(3);
  });

  it.each([
    ['was delivered', { accepted: true, isDelivered: true, isFinal: true }, ['delivered']],
    ['expired', { accepted: true, isDelivered: false, isFinal: true }, ['undelivered']],
    ['was rejected', { accepted: false }, ['undelivered']],
    ['is on its way', { accepted: true, isDelivered: false, isFinal: false }, []],
    ['may have been accepted', { accepted: null, isDelivered: null, isFinal: null }, []],
  ])('reports of a message that %s', async (_name, outcome, statuses) => {
    const workflow = withSettings(withOutcome(provider, 'Send', outcome), settings);
    example = await PublishedExample.publish(stage, workflow);
    await example.postForm('Bitrix24', message());
    expect(await example.execution()).toMatchObject({ error: null });
    expect(updates().map(({ STATUS }) => STATUS)).toEqual(statuses);
  });

  it('reports nothing of an error that leaves open whether the message was accepted', async () => {
    await publish();
    for (const [accepted, count] of [
      [null, 0],
      [false, 1],
    ] as const) {
      const items = [[{ json: { accepted, error: 'Interrupted' } }]];
      const startNode = 'Could not be sent';
      const { 'Report the status': _left, 'Final?': _out, ...connections } = provider.connections;
      const part = { ...provider, connections };
      const report = await stage.engine.call('run', part, { startNode, items });
      expect(report.nodes['Final?']?.[0]?.outputs[0]).toHaveLength(count);
    }
  });

  it('a text of more than 70 Cyrillic characters costs two parts', async () => {
    await publish();
    for (const [length, parts] of [
      [70, 1],
      [71, 2],
    ] as const) {
      const changes = { message_id: `long-${length}`, message_body: 'Я'.repeat(length) };
      await example.postForm('Bitrix24', message(changes));
      const report = await example.execution();
      expect(report.nodes['Send']?.[0]?.outputs[0]).toMatchObject([{ json: { parts } }]);
    }
  });
});
