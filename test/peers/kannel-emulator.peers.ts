import { startEmulator, type EmulatorHandle } from '../../emulator/start';
import { dissect } from './support/dissector';
import { startKannel, type Kannel } from '../../scripts/peers/kannel';
import { waitUntil } from '../../testkit/processes/wait-until';
import { startDlrListener, type DlrListener } from './dlr-listener';
import { startRecorder, type Recorder } from './recorder';

const TO = '77011234567';
const SENDER = 'SMSC';
const ACCEPTED_BY_SERVER = '8';
const DELIVERED = '1';
/** Emulated seconds after which a message has its last status. */
const LONG_ENOUGH = 60;

describe.each([{ over: 'plain' }, { over: 'TLS' }])(
  'Kannel as client of the emulator over $over',
  ({ over }) => {
    let emulator: EmulatorHandle;
    let recorder: Recorder;
    let kannel: Kannel;
    let dlr: DlrListener;

    beforeAll(async () => {
      emulator = await startEmulator({ smpp: { port: 0, tlsPort: 0 } });
      const { port, tlsPort } = emulator.smpp ?? {};
      recorder = await startRecorder((over === 'TLS' ? tlsPort : port) ?? 0);
      dlr = await startDlrListener();
      kannel = await startKannel({
        port: recorder.port,
        login: 'demo',
        password: 'demo',
        systemType: 'MCON2',
        tls: over === 'TLS',
      });
      const explain = (): string => kannel.log;
      await waitUntil('Kannel is connected', () => kannel.isOnline(), { explain });
    });
    afterAll(async () => {
      await kannel.stop();
      await recorder.stop();
      await emulator.stop();
      await dlr.stop();
    });

    /** The message with that text, as the emulator stores it. */
    function accepted(text: string) {
      return waitUntil(
        `"${text}" is accepted`,
        () => emulator.control.readMessages().find((message) => message.text === text),
        { explain: () => kannel.log },
      );
    }

    it('logs in', () => {
      expect(emulator.smpp?.sessions()).toEqual([
        { mode: 'transceiver', systemType: 'MCON2', version: 0x34 },
      ]);
    });

    it('sends a text in the GSM alphabet', async () => {
      const text = 'Cost: 5 € @home';
      expect(await kannel.send({ to: TO, from: SENDER, text })).toMatch(/^202/);
      expect(await accepted(text)).toMatchObject({ phone: TO, sender: SENDER, parts: 1 });
    });

    it('sends a long text in UCS-2, which the emulator reassembles', async () => {
      const text = 'Қазақстан '.repeat(15).trimEnd();
      await kannel.send({ to: TO, from: SENDER, text, coding: 2 });
      expect(await accepted(text)).toMatchObject({ phone: TO, parts: 3, acceptances: 1 });
    });

    it('gets the receipt that it requested', async () => {
      await kannel.send({ to: TO, from: SENDER, text: 'with receipt', dlrUrl: dlr.url });
      await accepted('with receipt');
      const explain = (): string => kannel.log;
      await waitUntil('the server has it', () => dlr.calls.length > 0, { explain });
      await emulator.control.advance(LONG_ENOUGH);
      await waitUntil('it is delivered', () => dlr.calls.length > 1, { explain });
      const states = dlr.calls.map((call) => call.split(' ')[0]);
      expect(states).toEqual([ACCEPTED_BY_SERVER, DELIVERED]);
      await waitUntil('the receipt is acknowledged', () => emulator.smpp?.waiting() === 0);
    });

    it('accepts an incoming message', async () => {
      emulator.control.configure({ smppIncoming: true });
      await emulator.control.incoming({ phone: TO, text: 'Привет ₸' });
      await waitUntil('it is acknowledged', () => emulator.smpp?.waiting() === 0, {
        explain: () => kannel.log,
      });
      const octets = [...Buffer.from('Привет ₸', 'utf16le').swap16()];
      const shown = octets.map((octet) => octet.toString(16).padStart(2, '0')).join(' ');
      // Kannel shows sixteen octets in a line.
      expect(kannel.log).toContain(shown);
    });

    it('resends throttled messages', async () => {
      emulator.control.configure({ smppPerSecond: 0 });
      await kannel.send({ to: TO, from: SENDER, text: 'again' });
      await waitUntil('Kannel is told', () => kannel.log.includes('Throttling error'));
      emulator.control.configure({ smppPerSecond: 30 });
      expect(await accepted('again')).toMatchObject({ acceptances: 1 });
    });

    it('unbinds', async () => {
      await kannel.stop();
      expect(kannel.log).toContain('type_name: unbind_resp');
      await waitUntil('the emulator knows', () => emulator.smpp?.sessions().length === 0);
    });

    // Wireshark cannot read PDUs over TLS.
    if (over === 'plain') {
      it('exchanges no PDU that Wireshark reports as malformed', async () => {
        const dissections = await dissect(recorder.pdus);
        expect(dissections.flatMap(({ complaints }) => complaints)).toEqual([]);
        const commands = dissections.map(({ fields }) => Number(fields['smpp.command_id']?.[0]));
        // Logins, messages, receipts and incoming messages, enquire_link, unbind; with their responses.
        const kinds = [0x09, 0x04, 0x05, 0x15, 0x06];
        for (const kind of kinds) {
          expect(commands).toContain(kind);
          expect(commands).toContain(0x80000000 + kind);
        }
      });
    }
  },
);
