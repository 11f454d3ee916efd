import type { EmulatorHandle } from '../../../emulator/start';
import { startTestGateway, type TestGateway } from '../support';
import { RawClient, bindBody, hex, pdu, submitBody, text, type SubmitFields } from './support';

const BIND_TRX = 0x09;
const SUBMIT = 0x04;
const DELIVER = 0x05;
const RESP = 0x80000000;
const NACK = 0x80000000;

let gateway: TestGateway;
let emulator: EmulatorHandle;
const clients: RawClient[] = [];

beforeEach(async () => {
  gateway = await startTestGateway({ smpp: { port: 0 } });
  ({ emulator } = gateway);
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.end();
  await emulator.stop();
});

async function connect(): Promise<RawClient> {
  const client = await RawClient.connect(emulator.smpp?.port);
  clients.push(client);
  return client;
}

async function bound(systemType = '', command = BIND_TRX): Promise<RawClient> {
  const client = await connect();
  client.send(pdu(command, 1, bindBody({ systemType })));
  await client.next(1);
  client.answers.splice(0);
  return client;
}

/** The last response to the sent PDUs. */
async function ask(client: RawClient, ...pdus: Buffer[]) {
  client.answers.splice(0);
  client.send(...pdus);
  return (await client.next(pdus.length))[pdus.length - 1];
}

describe('SMPP binds', () => {
  it.each([
    [0x01, '34'],
    [0x02, '34'],
    [0x09, '50'],
  ])('with command 0x0%i and version 0x%s return the version', async (id, version) => {
    const client = await connect();
    const answer = await ask(client, pdu(id, 7, bindBody({ version })));
    expect(answer).toEqual({
      id: RESP + id,
      status: 0,
      sequence: 7,
      body: `${text('SMSC')}02100001${version}`,
    });
  });

  it.each([
    [{ login: 'x' }, 0x0f],
    [{ password: 'x' }, 0x0e],
  ])('of %j are rejected and the connection ends', async (options, status) => {
    const client = await connect();
    expect(await ask(client, pdu(BIND_TRX, 1, bindBody(options)))).toMatchObject({ status });
    await client.closed();
    expect(emulator.smpp?.sessions()).toEqual([]);
  });

  it('cannot be repeated and must precede all other requests', async () => {
    const client = await connect();
    expect(await ask(client, pdu(SUBMIT, 1, submitBody()))).toMatchObject({ status: 4 });
    await ask(client, pdu(BIND_TRX, 2, bindBody()));
    expect(await ask(client, pdu(BIND_TRX, 3, bindBody()))).toMatchObject({ status: 5 });
    expect(emulator.smpp?.sessions()).toHaveLength(1);
  });

  it('as a receiver cannot send', async () => {
    const client = await bound('', 0x01);
    expect(await ask(client, pdu(SUBMIT, 2, submitBody()))).toMatchObject({ status: 4 });
  });

  it('end the connection before, unless MCON allows more', async () => {
    const first = await bound();
    const second = await bound();
    await first.closed();
    const third = await bound('MCON2,ISO');
    expect(emulator.smpp?.sessions().map(({ systemType }) => systemType)).toEqual([
      '',
      'MCON2,ISO',
    ]);
    await bound('MCON2');
    await second.closed();
    expect(third.isClosed).toBe(false);
  });
});

describe('submit_sm', () => {
  const kept = () => emulator.control.readMessages();

  it('returns an ID and keeps the message', async () => {
    const client = await bound();
    const answer = await ask(client, pdu(SUBMIT, 2, submitBody()));
    expect(answer).toEqual({ id: RESP + SUBMIT, status: 0, sequence: 2, body: text('1000') });
    expect(kept()).toMatchObject([
      { id: '1000', phone: '77011234567', text: 'Hi', sender: 'SMSC' },
    ]);
  });

  it.each<[string, SubmitFields, string, string]>([
    ['GSM 03.38 with its extension', { octets: '1b650042' }, '', '€@B'],
    ['ISO-8859-1', { octets: 'e940' }, 'ISO', 'é@'],
    ['UCS-2', { octets: '041f0440', dataCoding: '08' }, '', 'Пр'],
    ['message_payload', { octets: '', parameters: '042400024869' }, '', 'Hi'],
  ])('reads %s', async (_title, fields, systemType, written) => {
    const client = await bound(systemType);
    expect(await ask(client, pdu(SUBMIT, 2, submitBody(fields)))).toMatchObject({ status: 0 });
    expect(kept()).toMatchObject([{ text: written }]);
  });

  it.each<[string, SubmitFields, number]>([
    ['an encoding beyond the three', { dataCoding: 'f0' }, 0x104],
    ['octets outside the GSM alphabet', { octets: '80' }, 0x45],
    ['an escape at the end', { octets: '411b' }, 0x45],
    ['half a sign', { octets: '04', dataCoding: '08' }, 0x45],
    ['no text', { octets: '' }, 0x45],
    ['a number that is too short', { to: '7701' }, 0x0b],
    ['a group', { to: 'G1' }, 0x0b],
    ['a sender that is too long', { sender: 'abcdefghijklm' }, 0x0a],
    ['a number that send.php rejects', { to: '77011230907' }, 0x0b],
  ])('rejects %s', async (_title, fields, status) => {
    const client = await bound();
    expect(await ask(client, pdu(SUBMIT, 2, submitBody(fields)))).toMatchObject({
      status,
      body: '',
    });
    expect(kept()).toEqual([]);
  });

  it('rejects the same message within a minute, also over HTTP', async () => {
    const client = await bound();
    await ask(client, pdu(SUBMIT, 2, submitBody()));
    expect(await ask(client, pdu(SUBMIT, 3, submitBody()))).toMatchObject({ status: 0x45 });
    const { text: over } = await gateway.ask('send', {
      phones: '77011234567',
      mes: 'Hi',
      sender: 'SMSC',
    });
    expect(over).toContain('ERROR = 9');
    await emulator.control.advance(61);
    expect(await ask(client, pdu(SUBMIT, 4, submitBody()))).toMatchObject({ status: 0 });
  });

  it('is throttled above 30 messages per second', async () => {
    const client = await bound();
    const many = Array.from({ length: 31 }, (_, index) =>
      pdu(SUBMIT, index + 2, submitBody({ octets: Buffer.from(`m${index}`).toString('hex') })),
    );
    expect(await ask(client, ...many)).toMatchObject({ status: 0x58 });
    await emulator.control.advance(1);
    expect(await ask(client, pdu(SUBMIT, 99, submitBody()))).toMatchObject({ status: 0 });
    emulator.control.configure({ smppPerSecond: 1 });
    const other = submitBody({ octets: '41' });
    expect(await ask(client, pdu(SUBMIT, 100, other))).toMatchObject({ status: 0x58 });
    emulator.control.configure({ limits: false });
    expect(await ask(client, pdu(SUBMIT, 101, other))).toMatchObject({ status: 0 });
  });

  it.each([
    ['8 bits', '0500030a0202', '0500030a0201'],
    ['16 bits', '060804000a0202', '060804000a0201'],
  ])(
    'waits for all parts that a header of %s numbers, in any order',
    async (_title, ...headers) => {
      const client = await bound();
      const [one, two] = headers.map((header, index) =>
        submitBody({ esmClass: '40', octets: `${header}${index === 0 ? '42' : '41'}` }),
      );
      expect(await ask(client, pdu(SUBMIT, 2, one))).toMatchObject({ body: text('1000') });
      expect(kept()).toEqual([]);
      expect(await ask(client, pdu(SUBMIT, 3, two))).toMatchObject({ body: text('1000') });
      expect(kept()).toMatchObject([{ id: '1000', text: 'AB' }]);
    },
  );

  it('reassembles by SAR too, and assigns each part an ID under SINGLE', async () => {
    const client = await bound('SINGLE');
    const part = (number: string, octets: string) =>
      submitBody({ octets, parameters: `020c00020001020e000102020f0001${number}` });
    expect(await ask(client, pdu(SUBMIT, 2, part('01', '41')))).toMatchObject({
      body: text('1000'),
    });
    expect(await ask(client, pdu(SUBMIT, 3, part('02', '42')))).toMatchObject({
      body: text('1001'),
    });
    expect(kept()).toMatchObject([{ id: '1000', text: 'AB' }]);
  });

  it('keeps bytes with their header as send.php does', async () => {
    const client = await bound();
    const body = submitBody({ dataCoding: '04', esmClass: '40', octets: '060504158a0000cafe' });
    await ask(client, pdu(SUBMIT, 2, body));
    expect(kept()).toMatchObject([{ typeName: 'binary', text: '060504158a0000cafe' }]);
  });
});

describe('SMPP receipts', () => {
  it('contain text and parameters, byte by byte', async () => {
    const client = await bound();
    await ask(client, pdu(SUBMIT, 2, submitBody({ to: '77011230006' })));
    client.answers.splice(0);
    await emulator.control.advance(10);
    const [receipt] = await client.next(1);
    const line =
      'id:1000 sub:001 dlvrd:000 submit date:2611021200 done date:2611021200 stat:EXPIRED err:006';
    const tlvs = `001e0005${text('1000')}0427000103042300030300062000000600000000000020010002`;
    const [start = ''] = tlvs.split('20000006');
    expect(receipt).toMatchObject({ id: DELIVER, status: 0, sequence: 1 });
    expect(receipt?.body).toContain(
      `000101${text('77011230006')}0500${text('SMSC')}0400000000000000005a`,
    );
    expect(receipt?.body).toContain(Buffer.from(line).toString('hex') + start);
    expect(receipt?.body).toMatch(/20000006(?:3[0-9]|2e){6}200100020000$/);
  });

  it('are repeated until they are accepted, also over another connection', async () => {
    const client = await bound();
    await ask(client, pdu(SUBMIT, 2, submitBody()));
    client.answers.splice(0);
    await emulator.control.advance(6);
    await client.next(1);
    client.send(pdu(RESP + DELIVER, 1, '00', 0x64));
    while ((emulator.smpp?.waiting() ?? 0) === 0) await emulator.control.waitForCallbacks();
    // The clock must not move until the rejection is read.
    await ask(client, pdu(0x15, 5));
    client.answers.splice(0);
    await emulator.control.advance(10);
    const [again] = await client.next(1);
    expect(again).toMatchObject({ id: DELIVER, sequence: 2 });
    client.end();
    const other = await connect();
    other.send(pdu(0x01, 1, bindBody()));
    const [, third] = await other.next(2);
    expect(third).toMatchObject({ id: DELIVER, sequence: 1, body: again?.body });
    other.send(pdu(RESP + DELIVER, 1, '00'));
    while (emulator.smpp?.waiting() !== 0) await ask(other, pdu(0x15, 9));
  });

  it('are not sent to a transmitter, nor unless requested', async () => {
    const client = await bound('', 0x02);
    await ask(client, pdu(SUBMIT, 2, submitBody()));
    await ask(client, pdu(SUBMIT, 3, submitBody({ octets: '41', receipt: '00' })));
    await emulator.control.advance(10);
    expect(emulator.smpp?.waiting()).toBe(1);
    expect(await ask(client, pdu(0x15, 4))).toMatchObject({ id: RESP + 0x15 });
    expect(client.answers).toHaveLength(1);
  });
});

describe('other SMPP commands', () => {
  it('query_sm and cancel_sm work for messages of any protocol', async () => {
    const client = await bound();
    await gateway.ask('send', { phones: '77011234567', mes: 'x', id: 'own', time: '+60' });
    const query = pdu(0x03, 2, `${text('own')}000000`);
    expect(await ask(client, query)).toMatchObject({ status: 0, body: `${text('own')}000600` });
    const cancel = pdu(0x08, 3, `00${text('own')}000000000000`);
    expect(await ask(client, cancel)).toMatchObject({ id: RESP + 0x08, status: 0 });
    expect(await ask(client, query)).toMatchObject({ status: 0x67 });
    expect(await ask(client, cancel)).toMatchObject({ status: 0x0c });
  });

  it('enquire_link and unbind get responses', async () => {
    const client = await bound();
    expect(await ask(client, pdu(0x15, 2))).toMatchObject({ id: RESP + 0x15, sequence: 2 });
    expect(await ask(client, pdu(0x06, 3))).toMatchObject({ id: RESP + 0x06, sequence: 3 });
    await client.closed();
  });

  it.each([
    ['submit_multi', 0x21],
    ['replace_sm', 0x07],
    ['an unknown command', 0x10200],
  ])('%s is rejected with generic_nack', async (_title, id) => {
    const client = await bound();
    expect(await ask(client, pdu(id, 2))).toEqual({ id: NACK, status: 3, sequence: 2, body: '' });
  });

  it('that end before their fields do are rejected, and the connection stays open', async () => {
    const client = await bound();
    expect(await ask(client, pdu(SUBMIT, 2, '000500'))).toMatchObject({ id: NACK, status: 2 });
    expect(await ask(client, pdu(SUBMIT, 3, submitBody()))).toMatchObject({ status: 0 });
  });

  it('in small chunks are read, and invalid SMPP ends the connection', async () => {
    const client = await bound();
    for (const byte of pdu(SUBMIT, 2, submitBody())) client.send(Buffer.from([byte]));
    expect(await client.next(1)).toMatchObject([{ status: 0 }]);
    client.send(hex('0000000f'));
    await client.closed();
  });
});

describe('the SMPP connection', () => {
  it('ends when the client sends nothing for too long', async () => {
    emulator.control.configure({ smppIdleSeconds: 0.05 });
    const client = await bound();
    await client.closed();
  });

  it.each([
    ['dropBefore', 0],
    ['dropAfter', 1],
    ['reset', 1],
  ] as const)('ends under the fault %s', async (kind, messages) => {
    const client = await bound();
    emulator.control.setFaults([{ kind, endpoint: 'smpp' }]);
    client.send(pdu(SUBMIT, 2, submitBody()));
    await client.closed();
    expect(client.answers).toEqual([]);
    expect(emulator.control.readMessages()).toHaveLength(messages);
  });

  it('applies other faults', async () => {
    const client = await bound();
    emulator.control.setFaults([
      { kind: 'error9', endpoint: 'smpp' },
      { kind: 'empty', endpoint: 'smpp' },
      { kind: 'delay', ms: 20, endpoint: 'smpp' },
      { kind: 'html', endpoint: 'smpp' },
    ]);
    const submit = (sequence: number) =>
      pdu(SUBMIT, sequence, submitBody({ octets: `4${sequence}` }));
    expect(await ask(client, submit(2))).toMatchObject({ status: 0x58 });
    client.send(submit(3));
    expect(await ask(client, submit(4))).toMatchObject({ sequence: 4, status: 0 });
    client.send(submit(5));
    while (!client.bytes.includes('<html>')) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(emulator.control.readMessages()).toHaveLength(2);
    const faults = emulator.control
      .readLog()
      .flatMap((entry) => (entry.kind === 'smpp' && entry.fault ? [entry.fault] : []));
    expect(faults).toEqual(['error9', 'empty', 'delay', 'html']);
  });
});
