import { startEmulator, type EmulatorHandle } from '../../emulator/start';
import { formatProblem } from '../../protocol/format-problem';
import {
  createSmppClient,
  prepareMessage,
  type SmppClient,
  type SmppEvent,
  type SmppMessageParameters,
} from '../../protocol';
import { findSmppCommand, type SmppVersion } from '../../protocol/tables/smpp';
import { dissect, type Dissection } from './support/dissector';
import { createPorts } from '../../scripts/peers/smpp-ports';
import { waitUntil } from '../../testkit/processes/wait-until';
import { startRecorder, type Recorder } from './recorder';
import { valueOf } from '../support/results';

const TO = '77011234567';
/** Emulated seconds after which a message has its last status. */
const LONG_ENOUGH = 60;

describe.each<{ version: SmppVersion }>([{ version: '3.4' }, { version: '5.0' }])(
  "our client and the emulator in SMPP $version, read by Wireshark's dissector",
  ({ version }) => {
    let emulator: EmulatorHandle;
    let recorder: Recorder;
    let dissections: Dissection[];

    beforeAll(async () => {
      emulator = await startEmulator({ smpp: { port: 0 } });
      recorder = await startRecorder(emulator.smpp?.port ?? 0);
      await talk();
      dissections = await dissect(recorder.pdus);
    });
    afterAll(async () => {
      await recorder.stop();
      await emulator.stop();
    });

    function create(password: string): SmppClient {
      const created = createSmppClient(createPorts(recorder.port), {
        systemId: 'demo',
        password,
        version,
        systemType: 'MCON2',
        hasBackup: false,
        enquireLinkMs: 1000,
      });
      return valueOf(created);
    }

    /** An exchange of every command between the two. */
    async function talk(): Promise<void> {
      const stranger = create('wrong');
      await stranger.start();
      await stranger.stop();
      const client = create('demo');
      const events: SmppEvent[] = [];
      client.onDeliver((event) => events.push(event) > 0);
      await client.start();
      const submit = async (parameters: Partial<SmppMessageParameters>): Promise<string> => {
        const prepared = prepareMessage(
          { channel: 'sms', to: TO, text: 'Hello', sender: 'SMSC', ...parameters },
          { now: new Date() },
        );
        if (!prepared.ok) throw new Error(formatProblem(prepared.problem).text);
        const outcome = await client.submit(prepared.value);
        return outcome.kind === 'notSent' ? '' : (outcome.ids[0] ?? '');
      };
      const id = await submit({ text: 'Cost: 5 €' });
      await submit({ text: 'Қазақстан '.repeat(15) });
      await submit({ channel: 'hlr', text: '', sender: '' });
      await submit({
        text: 'later',
        validity: 2,
        sendAt: new Date(Date.now() + 3_600_000).toISOString(),
      });
      emulator.control.configure({ smppIncoming: true });
      await emulator.control.incoming({ phone: TO, text: 'Привет '.repeat(30) });
      await emulator.control.advance(LONG_ENOUGH);
      await waitUntil('receipts and message come', () => events.length >= 4);
      await client.query(id);
      await client.query('unknown');
      await client.cancel(id);
      await waitUntil('an enquire_link passes', () =>
        recorder.pdus.some((pdu) => pdu.readUInt32BE(4) === 0x80000015),
      );
      await client.stop();
    }

    /** PDUs of a command. */
    function of(command: string): Dissection[] {
      return dissections.filter(({ fields }) => {
        const id = Number(fields['smpp.command_id']?.[0]);
        return findSmppCommand(id)?.name === command;
      });
    }

    it('exchange no malformed PDU', () => {
      expect(dissections.flatMap(({ complaints }) => complaints)).toEqual([]);
      expect(dissections.map(({ protocols }) => protocols)).toEqual(
        dissections.map(() => expect.stringContaining(':tcp:smpp')),
      );
    });

    it('exchange every command and its response', () => {
      const requests = [
        'bind_transceiver',
        'submit_sm',
        'deliver_sm',
        'query_sm',
        'cancel_sm',
        'enquire_link',
        'unbind',
      ];
      const counts = requests.map((name) => [name, of(name).length, of(`${name}_resp`).length]);
      expect(counts).toEqual(requests.map((name) => [name, of(name).length, of(name).length]));
      expect(counts.filter(([, count]) => count === 0)).toEqual([]);
    });

    it('name the version in both directions', () => {
      const code = version === '3.4' ? 0x34 : 0x50;
      const [, bind] = of('bind_transceiver');
      const [refused, accepted] = of('bind_transceiver_resp');
      expect(Number(bind?.fields['smpp.interface_version']?.[0])).toBe(code);
      expect(refused?.fields['smpp.command_status']).toEqual(['0x0000000e']);
      expect(Number(accepted?.fields['smpp.SC_interface_version']?.[0])).toBe(code);
    });

    it('exchange the intended texts and headers', () => {
      const [latin, first, second, third] = of('submit_sm').map(({ fields }) => fields);
      const octets = (text: Buffer): string => (text.toString('hex').match(/../g) ?? []).join(':');
      expect(latin?.['smpp.message']).toEqual([octets(Buffer.from('Cost: 5 \u001be'))]);
      const numbers = [first, second, third].map((fields) => [
        fields?.['gsm_sms.udh.mm.msg_part']?.[0],
        fields?.['gsm_sms.udh.mm.msg_parts']?.[0],
      ]);
      expect(numbers.map((pair) => pair.join(' of '))).toEqual(['1 of 3', '2 of 3', '3 of 3']);
    });

    it('exchange receipts with the ID of the message', () => {
      const [answer] = of('submit_sm_resp');
      const receipts = of('deliver_sm').filter(
        ({ fields }) => 'smpp.receipted_message_id' in fields,
      );
      const ids = receipts.map(({ fields }) => fields['smpp.receipted_message_id']?.[0]);
      expect(ids).toContain(answer?.fields['smpp.message_id']?.[0]);
      expect(receipts.map(({ fields }) => fields['smpp.message_state'])).toEqual(
        receipts.map(() => ['2']),
      );
    });
  },
);
