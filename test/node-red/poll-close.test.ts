import { startEmulator } from '../../emulator/start';
import registerAccount from '../../packages/node-red/nodes/smsc-config/smsc-config';
import registerPoll from '../../packages/node-red/nodes/smsc-poll/smsc-poll';
import { FakeRed, type Stored } from './support/fake-red';

const settled = async (isTrue: () => boolean): Promise<void> => {
  while (!isTrue()) await new Promise((resolve) => setTimeout(resolve, 10));
};

it('loses no event of a poll that a deployment stops', async () => {
  const emulator = await startEmulator({ speed: 60 });
  const stored: Stored = new Map();
  const sent: unknown[] = [];
  const deploy = () => {
    const runtime = new FakeRed([registerAccount, registerPoll], stored);
    const place = { region: 'custom', baseUrl: emulator.url, authentication: 'apiKey' };
    runtime.start({ id: 'account', type: 'smsc-config', ...place }, { apiKey: 'demo-key' });
    const events = { events: ['incomingMessage', 'lowBalance'], balanceLimit: '1', interval: '5' };
    const poll = runtime.start({ id: 'poll', type: 'smsc poll', account: 'account', ...events });
    poll.node.send = (messages) => sent.push(messages);
    return poll;
  };
  const requests = (path: string): number =>
    JSON.stringify(emulator.control.readLog()).split(path).length - 1;
  try {
    emulator.control.configure({ limits: false });
    const first = deploy();
    await settled(() => stored.size > 0);
    await first.close();
    await emulator.control.incoming({ phone: '77010000101', text: 'Yes' });
    emulator.control.setFaults([{ kind: 'delay', endpoint: 'balance', ms: 5000 }]);
    const before = requests('balance.php');
    const stopped = deploy();
    await settled(() => requests('balance.php') > before);
    await stopped.close();
    expect(sent).toEqual([]);
    emulator.control.setFaults([]);
    const last = deploy();
    await settled(() => sent.length > 0);
    await last.close();
    expect(sent).toEqual([[null, expect.objectContaining({ topic: 'incomingMessage' }), null]]);
  } finally {
    await emulator.stop();
  }
});
