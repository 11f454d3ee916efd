import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { FaultRule } from '../../emulator/start';
import { Stage } from './support/stage';

const SEND = { resource: 'message', operation: 'send', to: '77010000101', text: 'Once only' };
const BALANCE = { resource: 'account', operation: 'getBalance' };

/** What happens to a request, and whether the gateway executed it. */
const FAULTS: readonly FaultRule[] = [
  { kind: 'dropBefore' },
  { kind: 'dropAfter' },
  { kind: 'reset' },
  { kind: 'http5xx', status: 502 },
  { kind: 'http5xx', status: 502, processed: true },
  { kind: 'redirect', location: '/sys/balance.php' },
  { kind: 'html' },
  { kind: 'empty' },
  { kind: 'truncate' },
  { kind: 'flood', bytes: 17 * 1024 * 1024 },
  { kind: 'error9' },
];

describe('network faults in the engine of n8n', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.start({ speed: 50 });
  }, 60_000);
  beforeEach(() => stage.reset());
  afterAll(() => stage.stop());

  it.each(FAULTS)('a message is accepted once despite $kind', async (fault) => {
    stage.emulator.control.setFaults([{ ...fault, endpoint: 'send', times: 1 }]);
    const { json, pairs } = await stage.run(SEND);
    expect(json).toMatchObject([{ phone: '+77010000101', accepted: true, parts: 1, cost: 18.5 }]);
    expect(pairs).toEqual([0]);
    expect(stage.emulator.control.readMessages()).toMatchObject([{ acceptances: 1 }]);
  });

  it('an unknown outcome is reported with the ID to look for', async () => {
    stage.emulator.control.setFaults([
      { kind: 'dropAfter', endpoint: 'send' },
      { kind: 'dropBefore', endpoint: 'status', times: null },
    ]);
    const { json, report } = await stage.run(SEND, { onError: 'continueRegularOutput' });
    expect(report.error).toBeNull();
    const [message] = stage.emulator.control.readMessages();
    expect(json).toMatchObject([
      {
        id: message?.id,
        phone: '+77010000101',
        accepted: null,
        errorName: 'transportFailure',
        errorText: expect.stringContaining('may have accepted'),
      },
    ]);
  });

  it.each(FAULTS)('a run stops with a NodeApiError after $kind', async (fault) => {
    stage.emulator.control.setFaults([{ ...fault, times: null }]);
    const { report } = await stage.run(BALANCE);
    expect(report.status).toBe('error');
    expect(report.error).toMatchObject({ name: 'NodeApiError', itemIndex: 0 });
    expect(report.error?.description).toBeTruthy();
  });

  it('an unknown outcome is reported with the hint to check the status first', async () => {
    stage.emulator.control.setFaults([
      { kind: 'dropAfter', endpoint: 'send' },
      { kind: 'html', endpoint: 'status', times: null },
    ]);
    const { report } = await stage.run(SEND);
    expect(report.error?.description).toMatch(/may have accepted/);
  });

  it('only the item of the failed request has an unknown outcome', async () => {
    stage.emulator.control.setFaults([
      { kind: 'redirect', endpoint: 'send', after: 1, times: 1 },
      { kind: 'html', endpoint: 'status', times: null },
    ]);
    const options = { batchSize: 1, batchInterval: 1 };
    const { json } = await stage.run(
      { ...SEND, to: '={{ $json.to }}', options },
      {
        items: [{ to: '77010000101' }, { to: '77010000102' }, { to: '77010000103' }],
        onError: 'continueRegularOutput',
      },
    );
    expect(json).toMatchObject([
      { phone: '+77010000101', accepted: true },
      { phone: '+77010000102', accepted: null, errorName: 'transportFailure' },
      { phone: '+77010000103', accepted: true },
    ]);
  });

  it('a response in an unexpected charset is reported, and its text is not guessed', async () => {
    const sent = await stage.run({ ...SEND, text: 'Привет' });
    await stage.emulator.control.advance(10);
    stage.emulator.control.setFaults([{ kind: 'wrongCharset', endpoint: 'status', times: null }]);
    const { json } = await stage.run(
      {
        resource: 'message',
        operation: 'getStatus',
        messageId: '={{ $json.id }}',
        phone: '={{ $json.phone }}',
      },
      { items: [...sent.json], onError: 'continueRegularOutput' },
    );
    expect(json).toMatchObject([
      { error: { name: 'unreadableAnswer', message: expect.stringContaining('charset') } },
    ]);
  });

  it('an unreachable gateway is reported, and the send may be retried', async () => {
    const port = await findClosedPort();
    await stage.useCredential({ baseUrl: `http://127.0.0.1:${port}` });
    const { report } = await stage.run(SEND);
    expect(report.error).toMatchObject({
      name: 'NodeApiError',
      message: expect.stringContaining('connection'),
      description: expect.not.stringContaining('may have accepted'),
    });
  });
});

/** A port that was free a moment ago. */
async function findClosedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
