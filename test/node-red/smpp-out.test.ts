import type { NodeConfig, RedModule } from '../../packages/node-red/host/red';
import registerSmppOut from '../../packages/node-red/nodes/smsc-smpp-out/smsc-smpp-out';
import { FakeRed } from './support/fake-red';

/** A session that is opened when the test says so. */
function createSession() {
  let open: (result: unknown) => void = () => undefined;
  const acquired = new Promise((resolve) => (open = resolve));
  const register: RedModule = (red) => {
    red.nodes.registerType('session', function (this: object, config: NodeConfig) {
      Object.assign(this, config, { iso: false, fault: null, acquire: async () => await acquired });
    });
  };
  return { register, open };
}

const SEND = {
  ...{ id: 'node', type: 'smsc smpp out', session: 'session' },
  ...{ resource: 'message', operation: 'send', parameters: {} },
};

describe('smsc smpp out', () => {
  it('ends at once when it closes while a session is opened, and frees the session later', async () => {
    const session = createSession();
    const runtime = new FakeRed([session.register, registerSmppOut]);
    runtime.start({ id: 'session', type: 'session' });
    const node = runtime.start(SEND);
    const result = node.receive({ payload: 'Hello', phone: '+77010000101' });
    await new Promise((resolve) => setTimeout(resolve, 20));
    await node.close();
    const { sent, error } = await result;
    expect([sent, error?.code]).toEqual([[], 'smppFailure']);
    let released = 0;
    session.open({ ok: true, value: { client: {}, release: () => (released += 1) } });
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(released).toBe(1);
  });
});
