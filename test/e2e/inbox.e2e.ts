import { randomUUID } from 'node:crypto';
import { outputOf } from '../../testkit/host/execution';
import { chain, endNode } from '../../testkit/host/smsc-workflows';
import type { SavedWorkflow } from '../../testkit/host/rest-client';
import { control } from './support/gateway';
import { shared, sharedRest } from './support/shared';
import { until } from './support/until';

const name = 'SMSC Inbox Trigger';
const phone = '77011230160';

/** The shortest schedule of n8n is a minute, so this takes one or two. */
describe('the polling trigger in a real n8n', () => {
  const rest = sharedRest();
  let workflow: SavedWorkflow;

  beforeAll(async () => {
    const { id, name: credentialName } = shared().credential;
    const trigger = {
      id: randomUUID(),
      name,
      type: 'n8n-nodes-smsc.smscInboxTrigger',
      typeVersion: 1,
      position: [0, 0] as const,
      parameters: {
        pollTimes: { item: [{ mode: 'everyMinute' }] },
        events: ['incomingMessage'],
        options: { phones: phone },
      },
      credentials: { smscApi: { id, name: credentialName } },
    };
    workflow = await rest.createWorkflow(chain('Inbox', [trigger, endNode()]));
  });

  afterAll(() => rest.unpublish(workflow));

  async function texts(): Promise<unknown[]> {
    const listed = await rest.listExecutions(workflow.id);
    const executions = await Promise.all(
      listed.filter(({ status }) => status === 'success').map(({ id }) => rest.getExecution(id)),
    );
    return executions.reverse().flatMap((one) => outputOf(one, 'End').map(({ text }) => text));
  }

  it('emits each message once, also those that arrived while the workflow was not published', async () => {
    await control('incoming', { phone, text: 'before' });
    await rest.publish(workflow);
    await control('incoming', { phone, text: 'one' });
    await until('The first message', texts, (all) => all.length > 0);
    await rest.unpublish(workflow);
    await control('incoming', { phone, text: 'two' });
    await rest.publish(workflow);
    expect(await until('The second message', texts, (all) => all.length > 1)).toEqual([
      'one',
      'two',
    ]);
  });

  it('shows the latest message in the editor', async () => {
    const execution = await rest.run(workflow, name);
    expect(outputOf(execution, name)).toMatchObject([{ event: 'incomingMessage', text: 'two' }]);
  });
});
