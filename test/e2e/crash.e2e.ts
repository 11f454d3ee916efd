import { locateHost } from '../../testkit/host/install-host';
import type { SavedWorkflow } from '../../testkit/host/rest-client';
import { startSandbox, type Sandbox } from '../../testkit/host/sandbox';
import {
  chain,
  endNode,
  itemsNode,
  smscNode,
  webhookNode,
} from '../../testkit/host/smsc-workflows';
import { waitUntilServed } from '../../testkit/host/webhook-address';
import { currentHost } from '../../testkit/host/versions';
import { shared } from './support/shared';
import { until } from './support/until';

const phones = ['77011230171', '77011230172', '77011230173', '77011230174', '77011230175'];
const path = 'crash-check';

describe('n8n killed in the middle of a run', () => {
  let sandbox: Sandbox;

  beforeAll(async () => {
    sandbox = await startSandbox({ installed: locateHost(currentHost), tarball: shared().tarball });
  }, 300_000);

  afterAll(async () => {
    await sandbox.stop();
  });

  /** A published workflow that sends one message per phone, each in a separate request. */
  async function publishSender(): Promise<SavedWorkflow> {
    const { rest, address } = sandbox;
    const workflow = await rest.createWorkflow(
      chain('Send one after the other', [
        webhookNode(path),
        itemsNode(phones.map((phone) => ({ phone }))),
        smscNode('SMSC', address.credential, {
          resource: 'message',
          operation: 'send',
          to: '={{ $json.phone }}',
          text: '=To {{ $json.phone }}',
          options: { batchSize: 1 },
        }),
        endNode(),
      ]),
    );
    await rest.publish(workflow);
    return workflow;
  }

  it('sends no message twice after a restart', async () => {
    const { rest, emulator, address } = sandbox;
    const workflow = await publishSender();
    emulator.control.configure({ latencyMs: 700 });
    // An empty call only checks whether the address is served; it runs the workflow as well.
    const accepted = async (): Promise<number> => emulator.control.readMessages().length;
    await waitUntilServed(`${address.url}/webhook/${path}`);
    await until('the second message', accepted, (count) => count >= 2);
    await sandbox.n8n.kill();
    emulator.control.configure({ latencyMs: 0 });
    const atCrash = await accepted();
    expect(atCrash).toBeLessThan(phones.length);

    await sandbox.restart();
    const [execution] = await until(
      'n8n to give up the interrupted execution',
      () => rest.listExecutions(workflow.id),
      ([newest]) => newest !== undefined && newest.status !== 'running',
    );
    expect(execution!.status).toBe('crashed');
    const messages = emulator.control.readMessages();
    // A request in flight may still have been accepted; none is repeated.
    expect(messages.length).toBeLessThanOrEqual(atCrash + 1);
    expect(messages.filter(({ acceptances }) => acceptances !== 1)).toEqual([]);
  }, 300_000);
});
