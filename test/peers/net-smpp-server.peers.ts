import path from 'node:path';
import {
  createSmppClient,
  prepareMessage,
  toStatusRecord,
  type PreparedMessage,
  type SmppClient,
  type SmppEvent,
  type SmppMessageParameters,
} from '../../protocol';
import {
  startInBackground,
  type BackgroundProcess,
} from '../../testkit/processes/background-process';
import { createPorts } from '../../scripts/peers/smpp-ports';
import { waitUntil } from '../../testkit/processes/wait-until';
import { valueOf } from '../support/results';

interface SeenPdu {
  readonly command: string;
  readonly [field: string]: string;
}

let server: BackgroundProcess;
let port: number;
let client: SmppClient;
let events: SmppEvent[];
/** The output of the server before the test. */
let before: number;

beforeAll(async () => {
  server = startInBackground('perl', [path.join(__dirname, 'net-smpp-server.pl')]);
  await server.untilPrinted(/^port \d+$/m);
  port = Number(/^port (\d+)$/m.exec(server.output)?.[1]);
});
afterAll(() => server.stop());

beforeEach(() => {
  client = makeClient('secret');
  before = server.output.length;
  events = [];
  client.onDeliver((event) => {
    events.push(event);
    return true;
  });
});
afterEach(async () => {
  const isBound = client.state.kind === 'bound';
  await client.stop();
  // The output of this test is complete before the next one starts.
  if (isBound) await seen('unbind', 1);
});

function makeClient(password: string): SmppClient {
  const created = createSmppClient(createPorts(port), {
    systemId: 'perl',
    password,
    systemType: 'MCON2,ISO',
    perSecond: null,
    hasBackup: false,
  });
  return valueOf(created);
}

function message(parameters: Partial<SmppMessageParameters>): PreparedMessage {
  const prepared = prepareMessage(
    { channel: 'sms', to: '+77011234567', text: 'Hello', sender: 'Shop', ...parameters },
    { now: new Date() },
  );
  return valueOf(prepared);
}

/** PDUs of a kind that the server received in this test; waits for this number of them. */
async function seen(command: string, count: number): Promise<SeenPdu[]> {
  await waitUntil(`${count} ${command} come`, () => listSeen(command).length >= count);
  const pdus = listSeen(command);
  expect(pdus).toHaveLength(count);
  return pdus;
}

function listSeen(command: string): SeenPdu[] {
  return server.output
    .slice(before)
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as SeenPdu)
    .filter((pdu) => pdu.command === command);
}

async function sendAccepted(parameters: Partial<SmppMessageParameters>): Promise<string> {
  const outcome = await client.submit(message(parameters));
  expect(outcome.kind).toBe('accepted');
  return outcome.kind === 'accepted' ? (outcome.ids[0] ?? '') : '';
}

describe('our client with a server of Net::SMPP', () => {
  it('logs in with every field at its position', async () => {
    expect(await client.start()).toEqual({
      ok: true,
      value: { server: 'main', serverId: 'NETSMPP', interfaceVersion: 0x34 },
    });
    const [bind] = await seen('bind_transceiver', 1);
    expect(bind).toMatchObject({
      system_id: 'perl',
      password: 'secret',
      system_type: 'MCON2,ISO',
      interface_version: '52',
    });
  });

  it('recognizes that a password is wrong', async () => {
    const other = makeClient('wrong');
    const started = await other.start();
    expect(started).toMatchObject({ ok: false, problem: { kind: 'smppRefusal', code: 0x0e } });
    await other.stop();
  });

  it('sends texts that the server decodes correctly', async () => {
    await client.start();
    await sendAccepted({ text: 'Cost: 5 €', receipt: false });
    await sendAccepted({ text: 'Қазақстан', receipt: false });
    const [latin, kazakh] = await seen('submit_sm', 2);
    expect(latin).toMatchObject({
      source_addr: 'Shop',
      destination_addr: '77011234567',
      dest_addr_ton: '1',
      dest_addr_npi: '1',
      data_coding: '0',
      registered_delivery: '0',
      short_message: Buffer.from('Cost: 5 \u001be').toString('hex'),
    });
    const bytes = Buffer.from(kazakh?.['short_message'] ?? '', 'hex');
    expect(kazakh?.['data_coding']).toBe('8');
    expect(bytes.swap16().toString('utf16le')).toBe('Қазақстан');
  });

  it('sends a long message in numbered parts', async () => {
    await client.start();
    const text = 'Слово '.repeat(30);
    await sendAccepted({ text, receipt: false });
    const parts = await seen('submit_sm', 3);
    const bytes = parts.map((pdu) => Buffer.from(pdu['short_message'] ?? '', 'hex'));
    expect(parts.map((pdu) => pdu['esm_class'])).toEqual(['64', '64', '64']);
    expect(bytes.map((part) => part.subarray(0, 3).toString('hex'))).toEqual(
      bytes.map(() => '050003'),
    );
    expect(bytes.map((part) => `${part[5]} of ${part[4]}`)).toEqual(['1 of 3', '2 of 3', '3 of 3']);
    const joined = Buffer.concat(bytes.map((part) => part.subarray(6)));
    expect(joined.swap16().toString('utf16le')).toBe(text);
  });

  it('reads receipts with their TLVs, and acknowledges them', async () => {
    await client.start();
    const id = await sendAccepted({ text: 'with receipt' });
    await waitUntil('the receipt comes', () => events.length > 0);
    expect(events).toMatchObject([
      { type: 'deliveryStatus', record: { id, phone: '+77011234567', status: 1 } },
    ]);
    const [answer] = await seen('deliver_sm_resp', 1);
    expect(answer).toMatchObject({ status: '0' });
  });

  it('reads incoming messages in UCS-2', async () => {
    await client.start();
    await sendAccepted({ text: 'say hello', receipt: false });
    await waitUntil('the message comes', () => events.length > 0);
    expect(events).toMatchObject([
      { type: 'incomingMessage', message: { from: '+77011234567', text: 'Привет ₸' } },
    ]);
  });

  it('resends throttled messages', async () => {
    await client.start();
    await sendAccepted({ text: 'throttle me', receipt: false });
    const [first, second] = await seen('submit_sm', 2);
    expect(second).toEqual({ ...first, seq: second?.['seq'] });
  });

  it('reads a status and cancels a message', async () => {
    await client.start();
    const asked = await client.query('1000');
    expect(asked.ok && toStatusRecord(asked.value)).toMatchObject({
      id: '1000',
      status: 1,
    });
    expect(await client.cancel('1000')).toEqual({ ok: true, value: null });
    expect(await client.cancel('1001')).toMatchObject({ ok: false, problem: { code: 0x11 } });
  });

  it('unbinds', async () => {
    await client.start();
    await client.stop();
    await seen('unbind', 1);
    expect(client.state).toEqual({ kind: 'stopped' });
  });
});
