import { createClient, type Client } from '../../protocol/clients/client';
import type { ResponseFormat } from '../../protocol/wire/request';
import { START, startTestGateway, type TestGateway } from '../emulator/support';
import { createAxiosTransport } from '../support/axios-transport';
import { valueOf } from '../support/results';

/**
 * Contacts, groups, senders and templates: the emulator understands the requests of the protocol,
 * and the protocol its responses. Changes have responses in every format, lists in XML and JSON
 * only.
 */
let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway();
});
beforeEach(() => gateway.emulator.control.reset());
afterAll(() => gateway.emulator.stop());

function connect(format: ResponseFormat): Client {
  return createClient({
    transport: createAxiosTransport(gateway.emulator.url),
    clock: () => START,
    sleep: async (ms) => void (await gateway.emulator.control.advance(ms / 1000)),
    format,
  });
}

const PHONE = '77011230100';
const lists = connect.bind(null, 3);

describe.each([0, 1, 2, 3] as const)('changes in format %d', (format) => {
  it('apply to contacts and groups', async () => {
    const client = connect(format);
    const group = valueOf(await client.createGroup({ name: 'Магазины', number: 12 }));
    const groupId = String(group.id);
    const values = { name: 'Әсел', birthday: '1990-12-31', groups: groupId, tags: ['a', 'b'] };
    const contact = valueOf(await client.createContact(PHONE, values));
    valueOf(await client.updateContact(PHONE, { comment: 'Привет', email: 'a@b.kz' }));
    valueOf(await client.moveContacts([PHONE], '301', 'add'));
    valueOf(await client.updateGroup(groupId, { name: 'Дүкендер' }));
    expect(valueOf(await lists().listContacts({ search: PHONE }, 50))).toEqual([
      {
        id: contact.id,
        phone: `+${PHONE}`,
        name: 'Әсел',
        firstName: null,
        middleName: null,
        lastName: null,
        email: 'a@b.kz',
        birthday: '1990-12-31',
        groups: [groupId, '301'],
        tags: ['a', 'b'],
        otherPhones: [],
        comment: 'Привет',
        ownId: null,
        extra: {},
      },
    ]);
    expect(valueOf(await lists().listGroups())).toContainEqual({
      id: groupId,
      name: 'Дүкендер',
      number: '12',
      // The gateway returns the kind of a group only for groups of addresses.
      kind: null,
      extra: { cnt: expect.anything() },
    });
    valueOf(await client.deleteContacts([PHONE]));
    valueOf(await client.deleteGroup(groupId));
    expect(valueOf(await lists().listContacts({ search: PHONE }, 50))).toEqual([]);
  });

  it('apply to the blocklist', async () => {
    const client = connect(format);
    expect(valueOf(await client.blockPhones([PHONE], 'all')).id).toBe('1');
    valueOf(await client.unblockPhones([PHONE]));
    expect(await client.unblockPhones([PHONE])).toMatchObject({ problem: { name: 'noRecords' } });
  });

  it('apply to senders and templates', async () => {
    const client = connect(format);
    const { id } = valueOf(await client.createSender('Shop', { comment: 'Дүкен' }));
    valueOf(await client.updateSender({ id: String(id) }, { registrations: ['mts'] }));
    const filter = { includeAll: true, withOperators: true };
    expect(valueOf(await lists().getSenders(filter))).toContainEqual({
      id,
      name: 'Shop',
      comment: 'Дүкен',
      extra: { status: 0, mts: 0 },
    });
    valueOf(await client.deleteSender({ name: 'Shop' }, {}));
    const template = valueOf(await client.createTemplate({ name: 'Hi', text: 'Привет\nвсем' }));
    valueOf(await client.updateTemplate(String(template.id), { channel: 'voice' }));
    expect(valueOf(await lists().listTemplates())).toEqual([
      {
        id: template.id,
        name: 'Hi',
        text: 'Привет\nвсем',
        channel: 'voice',
        sender: null,
        extra: { flag: expect.anything() },
      },
    ]);
    valueOf(await client.deleteTemplate(String(template.id)));
  });

  it('that the gateway rejects return its error text', async () => {
    const client = connect(format);
    expect(await client.updateContact(PHONE, {})).toMatchObject({ problem: { name: 'noRecords' } });
    expect(await client.confirmSenderCode(PHONE, '1')).toMatchObject({
      problem: { name: 'senderNotFound' },
    });
  });
});

describe.each([2, 3] as const)('lists in format %d', (format) => {
  it('are read, also when they are empty', async () => {
    const client = connect(format);
    const contacts = valueOf(await client.listContacts({}, Infinity));
    expect(contacts.map(({ phone }) => phone)).toEqual([
      '+77011230010',
      '+79161230020',
      '+380671230030',
    ]);
    const senders = valueOf(await client.getSenders());
    expect(senders.map(({ name }) => name)).toEqual(['MyCompany', 'SMSC']);
    expect(valueOf(await client.listTemplates())).toEqual([]);
    const key = { sender: 'SMSC', text: 'Код %w' };
    expect(valueOf(await client.getOperatorTemplates(key))).toEqual([]);
    valueOf(await client.createOperatorTemplate(key, ['mtsService']));
    expect(valueOf(await client.getOperatorTemplates(key))).toEqual([
      { ...key, operators: { mtsService: '0' }, extra: {} },
    ]);
  });
});

describe('a long address book', () => {
  it('is read page by page', async () => {
    const members = Array.from({ length: 250 }, (_, index) => `7701124${1000 + index}`);
    gateway.emulator.control.configure({ groups: { '1': members } });
    const contacts = valueOf(await lists().listContacts({}, Infinity));
    expect(contacts.map(({ phone }) => phone)).toEqual(members.map((phone) => `+${phone}`));
    expect(valueOf(await lists().listContacts({}, 120))).toHaveLength(120);
  });
});

describe('upsertContact', () => {
  it('creates the contact once and updates it afterwards', async () => {
    const client = lists();
    expect(valueOf(await client.upsertContact(PHONE, { name: 'A' })).isNew).toBe(true);
    expect(valueOf(await client.upsertContact(PHONE, { name: 'B' })).isNew).toBe(false);
    const [contact] = valueOf(await client.listContacts({ search: PHONE }, 50));
    expect(contact?.name).toBe('B');
  });
});
