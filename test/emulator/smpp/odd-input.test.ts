import * as fc from 'fast-check';
import type { EmulatorHandle } from '../../../emulator/start';
import { startTestGateway, type TestGateway } from '../support';
import { RawClient, bindBody, hex, pdu, submitBody } from './support';

const TRANSCEIVER = 0x09;
const SUBMIT = 0x04;
const DELIVER = 0x05;
const ENQUIRE_RESP = 0x80000015;
const NACK = 0x80000000;
const WRONG_LENGTH = 2;

let gateway: TestGateway;
let emulator: EmulatorHandle;
let client: RawClient;
let sequence = 1;

beforeEach(async () => {
  gateway = await startTestGateway({ smpp: { port: 0 } });
  ({ emulator } = gateway);
  client = await RawClient.connect(emulator.smpp?.port);
});
afterEach(async () => {
  client.end();
  await emulator.stop();
});

async function ask(sent: Buffer) {
  client.answers.splice(0);
  client.send(sent);
  return (await client.next(1))[0];
}

const bind = (version = '34') => ask(pdu(TRANSCEIVER, 1, bindBody({ version })));
const submit = (fields: Parameters<typeof submitBody>[0]) =>
  ask(pdu(SUBMIT, (sequence += 1), submitBody(fields)));
const texts = () => emulator.control.readMessages().map(({ text }) => text);
const toHex = (text: string) => Buffer.from(text, 'latin1').toString('hex');
const byte = (value: number) => value.toString(16).padStart(2, '0');

const PARTS = {
  'an 8-bit reference': (total: number, number: number, text: string) => ({
    esmClass: '40',
    octets: `0500030c${byte(total)}${byte(number)}${toHex(text)}`,
  }),
  'a 16-bit reference': (total: number, number: number, text: string) => ({
    esmClass: '40',
    octets: `06080412ab${byte(total)}${byte(number)}${toHex(text)}`,
  }),
  'SAR parameters': (total: number, number: number, text: string) => ({
    octets: toHex(text),
    parameters: `020c00020007020e0001${byte(total)}020f0001${byte(number)}`,
  }),
};

describe.each(Object.entries(PARTS))('parts with %s', (_title, part) => {
  it.each([
    [0, 2],
    [3, 2],
    [4, 2],
    [255, 2],
  ])('number %d of %d is a separate message', async (number, total) => {
    await bind();
    await submit(part(total, number, 'odd'));
    await submit(part(total, 1, 'good '));
    await submit(part(total, 2, 'text'));
    expect(texts()).toEqual(['odd', 'good text']);
  });

  it('number 0 of 0 is a separate message', async () => {
    await bind();
    await submit(part(0, 0, 'odd'));
    expect(texts()).toEqual(['odd']);
  });

  it('are reassembled in any order', async () => {
    await bind();
    for (const number of [3, 1, 2]) await submit(part(3, number, String(number)));
    expect(texts()).toEqual(['123']);
  });
});

describe('an invalid command_length', () => {
  it.each([
    ['15', '0000000f 00000015 00000000 00000007', 7],
    ['0', '00000000 00000015 00000000 00000007', 7],
    ['128 KiB', '00020000 00000004 00000000 00000009', 9],
    ['2 GiB, of which the number did not come', '7fffffff 00000015', 0],
  ])('of %s gets a response before the connection ends', async (_title, sent, number) => {
    expect(await ask(hex(sent))).toEqual({
      ...{ id: NACK, status: WRONG_LENGTH, sequence: number, body: '' },
    });
    await client.closed();
  });

  it('is rejected after the responses to the preceding requests', async () => {
    client.send(Buffer.concat([pdu(0x15, 5), hex('00000003 00000015 00000000 00000006')]));
    expect(await client.next(2)).toMatchObject([
      { id: ENQUIRE_RESP, status: 0, sequence: 5 },
      { id: NACK, status: WRONG_LENGTH, sequence: 6 },
    ]);
  });
});

describe('registered_delivery', () => {
  const [DELIVERED, REFUSED] = ['77011234567', '77011234255'];

  async function receiptsOf(receipt: string, version: string): Promise<string[]> {
    await bind(version);
    await submit({ to: DELIVERED, receipt });
    await submit({ to: REFUSED, receipt });
    client.answers.splice(0);
    await emulator.control.advance(60);
    await ask(pdu(0x15, 99));
    return client.answers
      .filter(({ id }) => id === DELIVER)
      .map(({ body }) => /stat:(\w+)/.exec(Buffer.from(body, 'hex').toString('latin1'))?.[1] ?? '');
  }

  it.each([
    ['00', '34', []],
    ['01', '34', ['DELIVRD', 'UNDELIV']],
    ['02', '34', ['UNDELIV']],
    ['03', '34', ['DELIVRD', 'UNDELIV']],
    ['03', '50', ['DELIVRD']],
    ['10', '34', []],
    ['1d', '34', ['DELIVRD', 'UNDELIV']],
    ['1e', '34', ['UNDELIV']],
  ])('%s over version %s causes the receipts %j', async (receipt, version, states) => {
    expect((await receiptsOf(receipt, version)).sort()).toEqual(states);
  });
});

describe('any input of a client', () => {
  const octet = fc.integer({ min: 0, max: 255 });
  const header = fc.constantFrom(
    '',
    '05000301',
    '0500030102',
    '050003010203',
    '06080401020304',
    'ff',
  );
  const message = fc.record({
    to: fc.constantFrom('77011234567', '', 'G1', 'a@b.kz', '@nick', '7'),
    sender: fc.constantFrom('SMSC', '', 'x'.repeat(30)),
    esmClass: octet.map(byte),
    receipt: octet.map(byte),
    schedule: fc.constantFrom('', '261130120000000+', '000001000000000R', '999999999999999+', 'zz'),
    dataCoding: fc.oneof(fc.constantFrom('00', '04', '08', 'f0'), octet.map(byte)),
    octets: fc
      .tuple(header, fc.uint8Array({ maxLength: 40 }))
      .map(([start, rest]) => start + Buffer.from(rest).toString('hex')),
    parameters: fc.constantFrom(
      '',
      '020c000101020e000102020f000105',
      '020e0000020f0000',
      '0424ffff61',
    ),
  });
  const command = fc.oneof(
    message.map((fields) => pdu(SUBMIT, 1, submitBody(fields))),
    fc
      .tuple(message, fc.nat(120))
      .map(([fields, cut]) => pdu(SUBMIT, 1, submitBody(fields).slice(0, cut * 2))),
    fc
      .tuple(fc.constantFrom(3, 8, 5, 7, 0x21, 0x103, 0x80000005, 0x80000000), fc.uint8Array())
      .map(([id, body]) => pdu(id, 1, Buffer.from(body).toString('hex'))),
  );

  it('gets a response, and the connection stays open', async () => {
    emulator.control.configure({ limits: false });
    await bind();
    await fc.assert(
      fc.asyncProperty(fc.array(command, { minLength: 1, maxLength: 8 }), async (commands) => {
        client.send(...commands);
        client.answers.splice(0);
        client.send(pdu(0x15, 4711));
        while (
          !client.answers.some(({ sequence: number }) => number === 4711) &&
          !client.isClosed
        ) {
          await client.next(client.answers.length + 1);
        }
        expect(client.isClosed).toBe(false);
      }),
      { numRuns: 150 },
    );
    await emulator.control.advance(86_400);
    expect(emulator.control.readLog().filter(({ kind }) => kind === 'fault')).toEqual([]);
  });
});
