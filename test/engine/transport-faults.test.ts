import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { FaultRule } from '../../emulator/start';
import { Stage } from './support/stage';

const SEND = { resource: 'message', operation: 'send', to: '77010000101', text: 'Once only' };
const BALANCE = { resource: 'account', operation: 'getBalance' };

interface FaultCase {
  readonly fault: FaultRule;
  readonly name: 'transportFailure' | 'unreadableAnswer';
  /** How often the gateway has the message afterwards. */
  readonly accepted: 0 | 1;
}

const FAULTS: readonly FaultCase[] = [
  { fault: { kind: 'dropBefore' }, name: 'transportFailure', accepted: 0 },
  { fault: { kind: 'dropAfter' }, name: 'transportFailure', accepted: 1 },
  { fault: { kind: 'reset' }, name: 'transportFailure', accepted: 1 },
  { fault: { kind: 'http5xx', status: 502 }, name: 'transportFailure', accepted: 0 },
  {
    fault: { kind: 'redirect', location: '/sys/balance.php' },
    name: 'transportFailure',
    accepted: 0,
  },
  { fault: { kind: 'html' }, name: 'unreadableAnswer', accepted: 0 },
  { fault: { kind: 'empty' }, name: 'unreadableAnswer', accepted: 1 },
  { fault: { kind: 'truncate' }, name: 'unreadableAnswer', accepted: 1 },
];

describe('faults on the way to the gateway, in the engine of n8n', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.start();
  }, 60_000);
  beforeEach(() => stage.reset());
  afterAll(() => stage.stop());

  it.each(FAULTS)('a send is not repeated after $fault.kind', async ({ fault, name, accepted }) => {
    stage.emulator.control.setFaults([{ ...fault, times: 1 }]);
    const { json, pairs } = await stage.run(SEND, { onError: 'continueRegularOutput' });
    expect(json).toEqual([
      { error: { code: null, name, message: expect.any(String), advice: expect.any(String) } },
    ]);
    expect(pairs).toEqual([0]);
    expect(stage.emulator.control.readLog().filter(({ kind }) => kind === 'request')).toHaveLength(
      1,
    );
    expect(stage.emulator.control.readMessages()).toHaveLength(accepted);
  });

  it.each(FAULTS)('a run stops with a NodeApiError after $fault.kind', async ({ fault }) => {
    stage.emulator.control.setFaults([{ ...fault, times: 1 }]);
    const { report } = await stage.run(BALANCE);
    expect(report.status).toBe('error');
    expect(report.error).toMatchObject({ name: 'NodeApiError', itemIndex: 0 });
    expect(report.error?.description).toBeTruthy();
  });

  it('an unknown outcome is told as one, with the advice to look first', async () => {
    stage.emulator.control.setFaults([{ kind: 'dropAfter' }]);
    const { report } = await stage.run(SEND);
    expect(report.error?.description).toMatch(/may have accepted/);
  });

  it('only the item whose request was hit fails', async () => {
    stage.emulator.control.setFaults([
      { kind: 'dropBefore', endpoint: 'send', after: 1, times: 1 },
    ]);
    const { json } = await stage.run(
      { ...SEND, to: '={{ $json.to }}' },
      {
        items: [{ to: '77010000101' }, { to: '77010000102' }, { to: '77010000103' }],
        onError: 'continueRegularOutput',
      },
    );
    expect(json).toMatchObject([
      { phone: '77010000101', accepted: true },
      { error: { name: 'transportFailure' } },
      { phone: '77010000103', accepted: true },
    ]);
  });

  it('an answer in another charset than asked for is told as one, its text is not guessed', async () => {
    const sent = await stage.run({ ...SEND, text: 'Привет' });
    await stage.emulator.control.advance(10);
    stage.emulator.control.setFaults([{ kind: 'wrongCharset', endpoint: 'status', times: 1 }]);
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

  it('a gateway that is not there is told as one, and the send may be repeated', async () => {
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
