import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runToEnd } from '../../testkit/processes/background-process';
import { dissect } from './support/dissector';
import { startKannel, type Kannel } from '../../scripts/peers/kannel';
import { waitUntil } from '../../testkit/processes/wait-until';
import { CodecServer, type Certificate } from './codec-server';
import { startDlrListener, type DlrListener } from './dlr-listener';

const TO = '77011234567';
const ACCEPTED_BY_SERVER = 8;
const DELIVERED = 1;

async function makeCertificate(): Promise<Certificate> {
  const folder = mkdtempSync(path.join(tmpdir(), 'smsc-certificate-'));
  const [key, cert] = ['key.pem', 'cert.pem'].map((name) => path.join(folder, name)) as [
    string,
    string,
  ];
  const what = ['-subj', '/CN=localhost', '-days', '1', '-keyout', key, '-out', cert];
  try {
    await runToEnd('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', ...what]);
    return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe.each([{ over: 'plain' }, { over: 'TLS' }])(
  'Kannel over $over with our codec',
  ({ over }) => {
    let server: CodecServer;
    let kannel: Kannel;
    let dlr: DlrListener;

    beforeAll(async () => {
      server = new CodecServer(over === 'TLS' ? await makeCertificate() : null, 'secret');
      dlr = await startDlrListener();
      const port = await server.start();
      kannel = await startKannel({
        port,
        login: 'kannel',
        password: 'secret',
        systemType: 'MCON2,ISO',
        tls: over === 'TLS',
      });
      await waitUntil('Kannel is connected', () => kannel.isOnline(), {
        explain: () => kannel.log,
      });
    });
    afterAll(async () => {
      await kannel.stop();
      await server.stop();
      await dlr.stop();
    });

    /** At least this number of messages that arrived since `from`. */
    async function submitted(from: number, count: number): Promise<ReturnType<typeof list>> {
      await waitUntil(`${count} messages come`, () => list(from).length >= count, {
        explain: () => kannel.log,
      });
      return list(from);
    }
    function list(from: number) {
      return server.of('submit_sm').slice(from);
    }

    it('logs in', () => {
      expect(server.of('bind_transceiver')[0]).toMatchObject({
        systemId: 'kannel',
        password: 'secret',
        systemType: 'MCON2,ISO',
        interfaceVersion: 0x34,
      });
    });

    it('sends a text in the GSM alphabet', async () => {
      const from = server.of('submit_sm').length;
      expect(await kannel.send({ to: TO, from: 'Shop', text: 'Cost: 5 €' })).toMatch(/^202/);
      const [message] = await submitted(from, 1);
      expect(message).toMatchObject({ sourceAddr: 'Shop', destinationAddr: TO, dataCoding: 0 });
      expect(message?.shortMessage.toString('latin1')).toBe('Cost: 5 \u001be');
    });

    it('sends a long text in UCS-2 in numbered parts', async () => {
      const from = server.of('submit_sm').length;
      const text = 'Қазақстан '.repeat(15).trimEnd();
      await kannel.send({ to: TO, from: 'Shop', text, coding: 2 });
      const parts = await submitted(from, 3);
      expect(parts.map(({ dataCoding, esmClass }) => [dataCoding, esmClass & 0x40])).toEqual(
        parts.map(() => [8, 0x40]),
      );
      const bodies = parts.map(({ shortMessage }) =>
        Buffer.from(shortMessage.subarray(6)).swap16(),
      );
      expect(Buffer.concat(bodies).toString('utf16le')).toBe(text);
    });

    it('reads receipts and acknowledges them', async () => {
      const acknowledged = server.of('deliver_sm_resp').length;
      await kannel.send({ to: TO, from: 'Shop', text: 'with receipt', dlrUrl: dlr.url });
      await waitUntil('both states are told', () => dlr.calls.length >= 2, {
        explain: () => kannel.log,
      });
      const states = dlr.calls.map((call) => Number(call.split(' ')[0]));
      expect(states).toEqual([ACCEPTED_BY_SERVER, DELIVERED]);
      await waitUntil(
        'the receipt is acknowledged',
        () => server.of('deliver_sm_resp').length > acknowledged,
      );
      expect(server.of('deliver_sm_resp').at(-1)?.status).toBe(0);
    });

    it('accepts an incoming message', async () => {
      const acknowledged = server.of('deliver_sm_resp').length;
      server.deliver({
        sourceAddrTon: 1,
        sourceAddrNpi: 1,
        sourceAddr: TO,
        destinationAddr: '7000',
        dataCoding: 8,
        shortMessage: Buffer.from('Привет', 'utf16le').swap16(),
      });
      await waitUntil(
        'it is acknowledged',
        () => server.of('deliver_sm_resp').length > acknowledged,
      );
      expect(server.of('deliver_sm_resp').at(-1)?.status).toBe(0);
      expect(kannel.log).toContain('short_message:');
    });

    it('resends throttled messages', async () => {
      const from = server.of('submit_sm').length;
      server.throttles = 1;
      await kannel.send({ to: TO, from: 'Shop', text: 'again' });
      const messages = await submitted(from, 2);
      expect(messages.map(({ shortMessage }) => shortMessage.toString())).toEqual([
        'again',
        'again',
      ]);
    });

    it('unbinds, and no exchanged PDU is malformed', async () => {
      await kannel.stop();
      expect(server.of('unbind')).toHaveLength(1);
      expect(server.unreadable).toEqual([]);
      expect(server.of('enquire_link').length).toBeGreaterThan(0);
      const dissections = await dissect(server.transcript);
      expect(dissections.flatMap(({ complaints }) => complaints)).toEqual([]);
    });
  },
);
