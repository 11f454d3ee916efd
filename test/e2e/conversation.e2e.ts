import { actionWorkflow, smscName } from '../../testkit/host/smsc-workflows';
import { outputOf } from '../../testkit/host/execution';
import { control } from './support/gateway';
import { publishTrigger, type PublishedTrigger } from './support/published-trigger';
import { shared, sharedRest } from './support/shared';
import { until } from './support/until';

const phone = '77011230150';

async function send(text: string): Promise<string> {
  const rest = sharedRest();
  const parameters = { resource: 'message', operation: 'send', to: phone, text };
  const workflow = await rest.createWorkflow(
    actionWorkflow('Send', shared().credential, [{ name: smscName, parameters }]),
  );
  const execution = await rest.run(workflow, 'Start');
  await rest.deleteWorkflow(workflow.id);
  return outputOf(execution, smscName)[0]!['id'] as string;
}

describe('a message sent by one workflow', () => {
  let trigger: PublishedTrigger;

  beforeEach(async () => {
    trigger = await publishTrigger('On status', { options: { finalOnly: true, phones: phone } });
    const url = `${trigger.address}?charset=utf-8&sha1=${shared().secrets.callbackSecret}`;
    await control('callback-url', { url });
  });

  afterEach(async () => {
    await control('callback-url', { url: null });
    await trigger.unpublish();
  });

  it('starts another one when its status arrives', async () => {
    const id = await send('Your order has arrived');
    const output = await trigger.outputWhere((candidate) => candidate['id'] === id);
    expect(output).toMatchObject({
      event: 'deliveryStatus',
      phone: `+${phone}`,
      statusName: 'delivered',
      isDelivered: true,
    });
  });

  it('is followed by a call that a workflow waits for', async () => {
    const rest = sharedRest();
    const wait = { resource: 'callConfirmation', operation: 'waitForCall', phone };
    const workflow = await rest.createWorkflow(
      actionWorkflow('Wait', shared().credential, [
        { name: 'Number', parameters: { ...wait, operation: 'getNumber' } },
        { name: smscName, parameters: { ...wait, options: { timeout: 60 } } },
      ]),
    );
    const executionId = await rest.start(workflow, 'Start');
    await until(
      'The number to call',
      async () => (await fetch(`${shared().emulatorUrl}/emulator/confirmations`)).text(),
      (asked) => asked.includes(phone),
    );
    await control('call', { phone });
    const execution = await rest.waitFor(executionId);
    expect(outputOf(execution, smscName)).toMatchObject([{ phone: `+${phone}`, confirmed: true }]);
    await rest.deleteWorkflow(workflow.id);
  });

  it('starts another one when the recipient replies', async () => {
    await control('incoming', { phone, text: 'СТОП' });
    const output = await trigger.outputWhere(({ event }) => event === 'incomingMessage');
    expect(output).toMatchObject({ from: `+${phone}`, text: 'СТОП' });
  });
});
