import { LIFE_SECONDS } from '../../../emulator/messages/life';
import type { EmulatorHandle } from '../../../emulator/start';
import { startTestGateway, type TestGateway } from '../support';
import { RawClient, bindBody, pdu, submitBody, text } from './support';

const TRANSMITTER = 0x02;
const TRANSCEIVER = 0x09;
const SUBMIT = 0x04;
const CANCEL = 0x08;
const ENQUIRE = 0x15;
const NACK = 0x80000000;

let gateway: TestGateway;
let emulator: EmulatorHandle;
let client: RawClient;

beforeEach(async () => {
  gateway = await startTestGateway({ smpp: { port: 0 } });
  ({ emulator } = gateway);
});
afterEach(async () => {
  client.end();
  await emulator.stop();
});

async function bind(command = TRANSMITTER): Promise<void> {
  client = await RawClient.connect(emulator.smpp?.port);
  await ask(pdu(command, 1, bindBody()));
}

async function ask(sent: Buffer) {
  client.answers.splice(0);
  client.send(sent);
  return (await client.next(1))[0];
}

const balance = async () => (await gateway.askJson('balance', {})).balance;

describe('the SMPP server', () => {
  it('rejects a message with fewer octets than its length field states', async () => {
    await bind();
    const body = submitBody({ octets: '' });
    const short = `${body.slice(0, -2)}094869`;
    expect(await ask(pdu(SUBMIT, 2, short))).toMatchObject({ id: NACK, status: 2 });
    expect(emulator.control.readMessages()).toEqual([]);
  });

  it('refunds a cancelled message and does not cancel a sent one', async () => {
    await bind();
    const before = await balance();
    await ask(pdu(SUBMIT, 2, submitBody()));
    expect(await balance()).not.toBe(before);
    const cancel = (id: string) => pdu(CANCEL, 3, `00${text(id)}000000000000`);
    expect(await ask(cancel('1000'))).toMatchObject({ status: 0 });
    expect(await balance()).toBe(before);
    await ask(pdu(SUBMIT, 4, submitBody({ octets: '41' })));
    await emulator.control.advance(2);
    expect(await ask(cancel('1001'))).toMatchObject({ status: 0x11 });
    expect(await balance()).not.toBe(before);
  });

  it('sends one receipt for a message that is read later', async () => {
    await bind(TRANSCEIVER);
    await ask(pdu(SUBMIT, 2, submitBody({ to: '77011230002' })));
    client.answers.splice(0);
    await emulator.control.advance(2 * LIFE_SECONDS.afterwards);
    expect(emulator.control.readMessages()).toMatchObject([{ status: 2 }]);
    await client.next(1);
    client.send(pdu(ENQUIRE, 9));
    const answers = await client.next(2);
    expect(answers.map(({ id }) => id)).toEqual([0x05, NACK + ENQUIRE]);
  });

  it('starts a new message when the reference number of an old one is reused', async () => {
    await bind();
    const part = (number: string, octets: string) =>
      pdu(SUBMIT, 2, submitBody({ esmClass: '40', octets: `0500030a02${number}${octets}` }));
    await ask(part('01', '41'));
    expect(await ask(part('02', '42'))).toMatchObject({ body: text('1000') });
    expect(await ask(part('01', '43'))).toMatchObject({ body: text('1001') });
    expect(emulator.control.readMessages()).toHaveLength(1);
    await ask(part('02', '44'));
    expect(emulator.control.readMessages().map((one) => one.text)).toEqual(['AB', 'CD']);
  });

  it.each([
    ['261102180000020+', '2026-11-02T13:00:00.000Z'],
    ['261102180000020-', '2026-11-02T23:00:00.000Z'],
    ['000000020000000R', '2026-11-02T11:00:00.000Z'],
    ['200102180000000+', '2026-11-02T09:00:00.000Z'],
  ])('sends at %s', async (schedule, dueAt) => {
    await bind();
    expect(await ask(pdu(SUBMIT, 2, submitBody({ schedule })))).toMatchObject({ status: 0 });
    expect(emulator.control.readMessages()).toMatchObject([{ dueAt }]);
  });

  it('rejects an invalid time', async () => {
    await bind();
    expect(await ask(pdu(SUBMIT, 2, submitBody({ schedule: 'soon' })))).toMatchObject({
      status: 0x61,
    });
  });

  it('keeps the connection of a client that sends something from time to time', async () => {
    emulator.control.configure({ smppIdleSeconds: 1 });
    await bind();
    for (let round = 0; round < 12; round += 1) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      await ask(pdu(ENQUIRE, round + 2));
    }
    expect(client.isClosed).toBe(false);
  });
});
