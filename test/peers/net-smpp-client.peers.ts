import path from 'node:path';
import { startEmulator, type EmulatorHandle } from '../../emulator/start';
import { runToEnd } from '../../testkit/processes/background-process';
import { CodecServer } from './codec-server';

const TO = '77011234567';

interface SeenPdu {
  readonly command: string;
  readonly [field: string]: string;
}

async function runClient(port: number, login: string, password: string): Promise<SeenPdu[]> {
  const script = path.join(__dirname, 'net-smpp-client.pl');
  const output = await runToEnd('perl', [script, String(port), login, password, TO]);
  return output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as SeenPdu);
}

describe('a client of Net::SMPP with our codec', () => {
  let server: CodecServer;
  let port: number;
  beforeAll(async () => {
    server = new CodecServer(null, 'secret');
    port = await server.start();
  });
  afterAll(() => server.stop());

  it('reads a rejected login', async () => {
    const seen = await runClient(port, 'perl', 'wrong');
    expect(seen).toMatchObject([{ command: 'bind_transceiver_resp', status: '14' }]);
  });

  it('reads every response and the receipt with its TLVs', async () => {
    const seen = await runClient(port, 'perl', 'secret');
    expect(server.unreadable).toEqual([]);
    expect(seen).toMatchObject([
      { command: 'bind_transceiver_resp', status: '0', system_id: 'CODEC' },
      { command: 'submit_sm_resp', status: '0', message_id: '854019' },
      {
        command: 'deliver_sm',
        esm_class: '4',
        source_addr: TO,
        receipted_message_id: '854019\0',
        // message_state, network_error_code, and the gateway's own: cost and flag.
        1063: '02',
        1059: '030000',
        8192: Buffer.from('0.7000\0').toString('hex'),
        8193: '0000',
      },
      {
        command: 'query_sm_resp',
        message_id: '854019',
        message_state: '2',
        final_date: '261127120100000+',
      },
      { command: 'cancel_sm_resp', status: '17' },
      { command: 'enquire_link_resp', status: '0' },
      { command: 'unbind_resp', status: '0' },
    ]);
    expect(server.of('submit_sm').map(({ shortMessage }) => shortMessage.toString())).toEqual([
      'from Perl',
    ]);
    expect(server.of('deliver_sm_resp')).toHaveLength(1);
  });
});

describe('a client of Net::SMPP with the emulator', () => {
  let emulator: EmulatorHandle;
  beforeAll(async () => {
    emulator = await startEmulator({ smpp: { port: 0 }, speed: 100 });
  });
  afterAll(() => emulator.stop());

  it('reads a rejected login', async () => {
    const seen = await runClient(emulator.smpp?.port ?? 0, 'demo', 'wrong');
    expect(seen).toMatchObject([{ command: 'bind_transceiver_resp', status: '14' }]);
  });

  it('reads every response and the receipt with its TLVs', async () => {
    const seen = await runClient(emulator.smpp?.port ?? 0, 'demo', 'demo');
    const [message] = emulator.control.readMessages();
    expect(message).toMatchObject({ phone: TO, text: 'from Perl', acceptances: 1 });
    const id = message?.id ?? '';
    expect(seen).toMatchObject([
      { command: 'bind_transceiver_resp', status: '0', system_id: 'SMSC' },
      { command: 'submit_sm_resp', status: '0', message_id: id },
      {
        command: 'deliver_sm',
        esm_class: '4',
        source_addr: TO,
        receipted_message_id: `${id}\0`,
        // message_state, network_error_code, and the gateway's own flag.
        1063: '02',
        1059: expect.stringMatching(/^[\da-f]{2}0000$/),
        8193: '0000',
      },
      { command: 'query_sm_resp', status: '0', message_id: id, message_state: '2' },
      { command: 'cancel_sm_resp', status: '12' },
      { command: 'enquire_link_resp', status: '0' },
      { command: 'unbind_resp', status: '0' },
    ]);
    const cost = Buffer.from(seen[2]?.['8192'] ?? '', 'hex').toString();
    expect(cost).toMatch(/^\d+\.\d+\0?$/);
    expect(emulator.smpp?.waiting()).toBe(0);
  });
});
