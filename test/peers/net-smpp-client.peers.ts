import path from 'node:path';
import { runToEnd } from '../../scripts/peers/background-process';
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

  it('reads a refused login', async () => {
    const seen = await runClient(port, 'perl', 'wrong');
    expect(seen).toMatchObject([{ command: 'bind_transceiver_resp', status: '14' }]);
  });

  it('reads every answer and the receipt with its TLVs', async () => {
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
