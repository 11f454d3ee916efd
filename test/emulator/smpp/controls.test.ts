import { once } from 'node:events';
import { createServer } from 'node:net';
import axios from 'axios';
import { startEmulator, type EmulatorHandle } from '../../../emulator/start';
import { startTestGateway } from '../support';
import { RawClient, bindBody, pdu, submitBody, text } from './support';

const BIND_TRX = 0x09;
const SUBMIT = 0x04;

let emulator: EmulatorHandle;
const clients: RawClient[] = [];

beforeEach(async () => {
  ({ emulator } = await startTestGateway({ smpp: { port: 0 } }));
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

async function bound(): Promise<RawClient> {
  const client = await connect();
  await ask(client, pdu(BIND_TRX, 1, bindBody()));
  return client;
}

async function ask(client: RawClient, sent: Buffer) {
  client.answers.splice(0);
  client.send(sent);
  return (await client.next(1))[0];
}

describe('SMPP controls', () => {
  it('list, close, stop and start connections', async () => {
    const client = await bound();
    await expect(emulator.control.smpp('look')).resolves.toEqual({
      sessions: [{ mode: 'transceiver', systemType: '', version: 0x34 }],
      waiting: 0,
    });
    await emulator.control.smpp('disconnect');
    await client.closed();
    await emulator.control.smpp('pause');
    await expect(connect()).rejects.toThrow('ECONNREFUSED');
    await emulator.control.smpp('resume');
    const again = await bound();
    emulator.control.reset();
    expect(await ask(again, pdu(SUBMIT, 2, submitBody()))).toMatchObject({ body: text('1000') });
  });

  it('set a separate SMPP password without showing it', async () => {
    const set = emulator.control.configure({ smppPassword: 'made4smp' });
    expect(JSON.stringify(set)).not.toContain('made4smp');
    const before = await ask(await connect(), pdu(BIND_TRX, 1, bindBody()));
    const now = pdu(BIND_TRX, 1, bindBody({ password: 'made4smp' }));
    expect(before).toMatchObject({ status: 0x0e });
    expect(await ask(await connect(), now)).toMatchObject({ status: 0 });
  });

  it('keep secrets out of the log', async () => {
    const client = await connect();
    await ask(client, pdu(BIND_TRX, 1, bindBody({ password: 'hidden' })));
    const [entry] = emulator.control.readLog();
    expect(entry).toMatchObject({
      kind: 'smpp',
      direction: 'in',
      command: 'bind_transceiver',
      fields: { login: '***', password: '***', systemType: '', version: '52' },
      status: 0x0e,
    });
    expect(JSON.stringify(emulator.control.readLog())).not.toContain('hidden');
  });

  it('are the same over HTTP', async () => {
    await bound();
    const ask = (method: string, body: unknown) =>
      axios.request({
        url: `${emulator.url}/emulator/smpp`,
        method,
        data: body,
        validateStatus: () => true,
      });
    expect((await ask('GET', undefined)).data).toMatchObject({ sessions: [{ systemType: '' }] });
    expect((await ask('POST', { action: 'disconnect' })).status).toBe(200);
    expect(await ask('POST', { action: 'dance' })).toMatchObject({
      status: 400,
      data: { error: "'action' must be one of look, disconnect, pause, resume" },
    });
  });

  it('are rejected when SMPP is not enabled', async () => {
    const plain = await startEmulator();
    expect(plain.smpp).toBeUndefined();
    await expect(plain.control.smpp('look')).rejects.toThrow('SMPP is not enabled');
    await plain.stop();
  });
});

describe('startEmulator', () => {
  it('closes SMPP again when the HTTP port is in use', async () => {
    const taken = createServer();
    taken.listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as { port: number };
    await expect(startEmulator({ port, smpp: { port: 0 } })).rejects.toThrow('EADDRINUSE');
    await new Promise((resolve) => taken.close(resolve));
  });
});
