import { createClient, type Client } from '../../protocol/clients/client';
import type { CostMode } from '../../protocol/endpoints/send-text';
import type { Detail, MessageKey } from '../../protocol/wire/status-query';
import type { SendParameters } from '../../protocol/endpoints/send-parameters';
import { toStatusRecord } from '../../protocol/status/status-record';
import { CHARSETS, type Charset } from '../../protocol/wire/charset';
import type { ResponseFormat } from '../../protocol/wire/request';
import { START, startTestGateway, type TestGateway } from '../emulator/support';
import { createAxiosTransport } from '../support/axios-transport';
import { valueOf } from '../support/results';

/**
 * The protocol reads what the emulator writes, in every format and charset. Both were written from
 * the gateway's documents and share only the tables, so an agreement here shows that two
 * independent readings of the same page agree.
 */

const FORMATS: readonly ResponseFormat[] = [0, 1, 2, 3];
const DETAILS: readonly Detail[] = [0, 1, 2];
/** No comma and no line break: those are the documented ambiguities of formats 0 and 1. */
const TEXT = 'Привет: заказ 12 готов';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway();
});
beforeEach(() => gateway.emulator.control.reset());
afterAll(() => gateway.emulator.stop());

function connect(format: ResponseFormat, charset: Charset = 'utf-8'): Client {
  return createClient({
    transport: createAxiosTransport(gateway.emulator.url),
    clock: () => START,
    sleep: async (ms) => void (await gateway.emulator.control.advance(ms / 1000)),
    format,
    charset,
  });
}

const sms = (recipients: string[], more: Partial<SendParameters> = {}): SendParameters => ({
  recipients,
  channel: 'sms',
  text: TEXT,
  cost: 3,
  ...more,
});

async function sendOne(client: Client, more: Partial<SendParameters> = {}): Promise<MessageKey> {
  const answer = valueOf(await client.send(sms(['+77011234567'], more)));
  return { id: answer.id ?? '', phone: '77011234567' };
}

describe('a send response', () => {
  const modes: readonly CostMode[] = [0, 1, 2, 3];
  const cases = FORMATS.flatMap((format) => modes.map((cost) => ({ format, cost })));

  it.each(cases)('is read in format $format with cost $cost', async ({ format, cost }) => {
    const answer = valueOf(await connect(format).send(sms(['+77011234567'], { cost })));
    expect(answer.parts).toBe(1);
    // Format 0 has no documented wording for prices; missing values stay null.
    expect(answer.id === null).toBe(cost === 1);
    if (format !== 0) {
      expect(typeof answer.cost).toBe(cost === 0 ? 'object' : 'number');
      expect(typeof answer.balance).toBe(cost === 3 ? 'number' : 'object');
    }
    expect(gateway.emulator.control.readMessages()).toHaveLength(cost === 1 ? 0 : 1);
  });

  it.each([2, 3] as const)('lists every recipient in format %s', async (format) => {
    const phones = ['+77011234567', '+77011230907', '+79161234567'];
    const { recipients } = valueOf(await connect(format).send(sms(phones)));
    expect(recipients.map(({ phone }) => phone)).toEqual(phones.map((phone) => phone.slice(1)));
    expect(recipients[1]?.error).toBe(249);
    expect(recipients[0]).toMatchObject({ mccmnc: expect.any(String), cost: expect.any(Number) });
  });
});

describe('an error response', () => {
  it.each(FORMATS)('for a phone number is read in format %s', async (format) => {
    const answer = await connect(format).send(sms(['+77011230907']));
    expect(answer).toMatchObject({ ok: false, problem: { code: 7, name: 'invalidPhone' } });
  });

  it.each(FORMATS)('for an account is read in format %s', async (format) => {
    gateway.emulator.control.configure({ ipNotAllowed: true });
    const answer = await connect(format).getBalance();
    expect(answer).toMatchObject({ ok: false, problem: { code: 2, name: 'invalidCredentials' } });
  });

  it.each(FORMATS)('for a deletion is read in format %s', async (format) => {
    const answer = await connect(format).deleteMessage({ id: '1', phone: '77011234567' });
    expect(answer).toMatchObject({ ok: false, problem: { code: 5, name: 'deletionFailed' } });
  });
});

describe('a status response', () => {
  const cases = FORMATS.flatMap((format) => DETAILS.map((detail) => ({ format, detail })));

  it.each(cases)('is read in format $format, detail $detail', async ({ format, detail }) => {
    const client = connect(format);
    const key = await sendOne(client);
    await gateway.emulator.control.advance(60);
    const [fields] = valueOf(await client.getStatus([key], { detail }));
    const record = toStatusRecord(fields ?? {}, key);
    expect(record).toMatchObject({
      ...{ ...key, phone: `+${key.phone}` },
      ...{ statusName: 'delivered', errorCode: 0, hlr: null },
    });
    // The status record uses its own name; the gateway's name stays in extra.
    expect(record.extra).toEqual(detail === 0 ? {} : { status_name: 'Доставлено' });
    if (detail === 0) return;
    expect(record).toMatchObject({
      text: TEXT,
      typeName: 'sms',
      sentAt: '2026-11-02T09:00:01.000Z',
    });
    expect(record.country === null).toBe(detail === 1);
  });

  it.each(cases)('of HLR is read in format $format, detail $detail', async ({ format, detail }) => {
    const client = connect(format);
    const key = await sendOne(client, { channel: 'hlr', text: undefined });
    await gateway.emulator.control.advance(60);
    const [fields] = valueOf(await client.getStatus([key], { detail }));
    const { hlr, statusName } = toStatusRecord(fields ?? {}, key);
    expect(statusName).toBe('delivered');
    expect(hlr).toMatchObject({ verdict: 'reachable', isReachable: true, mcc: '401' });
  });

  it.each(cases)('of several messages is read in format $format, detail $detail', async (asked) => {
    const client = connect(asked.format);
    const phones = Array.from({ length: 120 }, (_, index) => String(77011234100 + index));
    const { id } = valueOf(await client.send(sms(phones)));
    await gateway.emulator.control.advance(120);
    const keys = phones.map((phone) => ({ id: id ?? '', phone }));
    const records = valueOf(await client.getStatus(keys, { detail: asked.detail }));
    expect(records.map(({ phone }) => phone)).toEqual(phones);
    const requests = gateway.emulator.control
      .readLog()
      .filter((entry) => JSON.stringify(entry).includes('status.php'));
    expect(requests).toHaveLength(1);
  });

  it.each(FORMATS)('for an unknown message is read in format %s', async (format) => {
    const key = { id: '404', phone: '77011234567' };
    const [fields] = valueOf(await connect(format).getStatus([key], { detail: 1 }));
    expect(toStatusRecord(fields ?? {}, key)).toMatchObject({
      ...{ id: '404', phone: '+77011234567', statusName: 'notFound' },
    });
  });

  const encodings = FORMATS.flatMap((format) => CHARSETS.map((charset) => ({ format, charset })));
  it.each(encodings)('is read in format $format and $charset', async ({ format, charset }) => {
    const client = connect(format, charset);
    const key = await sendOne(client);
    const [fields] = valueOf(await client.getStatus([key], { detail: 1 }));
    expect(fields?.message).toBe(TEXT);
    expect(gateway.emulator.control.readMessages()[0]?.text).toBe(TEXT);
  });
});

describe('other responses', () => {
  it.each(FORMATS)('contain the balance in format %s', async (format) => {
    const { balance } = valueOf(await connect(format).getBalance());
    expect(balance).toBeGreaterThan(0);
  });

  it.each(FORMATS)('confirm the deletion of a scheduled message, in format %s', async (format) => {
    const client = connect(format);
    const key = await sendOne(client, { sendAt: '2026-11-03T09:00:00Z' });
    expect(valueOf(await client.deleteMessage(key))).toBe(true);
    expect(gateway.emulator.control.readMessages()[0]?.isDeleted).toBe(true);
  });

  it.each([2, 3] as const)('contain the operator of a number in format %s', async (format) => {
    const operator = valueOf(await connect(format).getOperator('+77011234567'));
    expect(operator).toMatchObject({ mcc: '401', country: expect.any(String) });
  });
});
