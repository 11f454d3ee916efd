/** Results of the example workflows that prepare messages, lists and decisions. */
import { outputOf } from '../../../testkit/host/execution';
import { control } from './gateway';
import { sharedRest } from './shared';
import { messagesTo, messageWhere, template } from './templates';
import { until } from './until';

/** By the file of the example. */
export type TemplateCases = Readonly<Record<string, () => Promise<void>>>;

export const preparingCases: TemplateCases = {
  async 'count-parts-before-sending.json'() {
    const { workflow } = template('count-parts-before-sending.json');
    const execution = await sharedRest().run(workflow, 'Start');
    expect(outputOf(execution, 'Send')).toMatchObject([
      { phone: '+77000000153', accepted: true, parts: 1, analysis: { encoding: 'gsm7' } },
    ]);
    expect(await messagesTo('77000000153')).toMatchObject([
      { text: 'Your order 1042 - "Spring" - is ready' },
    ]);
    expect(outputOf(execution, 'For a person to shorten')).toMatchObject([
      { phone: '+77000000154', parts: 3, cost: expect.any(Number) },
    ]);
    expect(await messagesTo('77000000154')).toEqual([]);
  },

  async 'clean-numbers.json'() {
    const { workflow } = template('clean-numbers.json');
    const execution = await sharedRest().run(workflow, 'Start');
    const clean = outputOf(execution, 'Clean list').map(({ phone }) => phone);
    expect(clean).toEqual(['+77011234567', '+77011234568', '+77011234569']);
    expect(outputOf(execution, 'Ask the customer')).toMatchObject([
      { phone: '+79991000000', repairs: expect.arrayContaining(['digitsLost']) },
      { phone: '+77172250000', lineType: 'fixedLine' },
      { phone: 'ask Anna' },
    ]);
  },

  async 'decode-reports.json'() {
    const { workflow } = template('decode-reports.json');
    const execution = await sharedRest().run(workflow, 'Start');
    expect(outputOf(execution, 'Delivered')).toMatchObject([
      { kind: 'status', format: 'smpp', id: '854019', statusName: 'delivered' },
      { kind: 'status', format: 'json', id: '1235', phone: '+77011234568' },
    ]);
    expect(outputOf(execution, 'Not delivered, or not yet')).toMatchObject([
      { kind: 'status', format: 'form', id: '1234', errorName: 'subscriberOffline' },
      { kind: 'refused', id: '1236', errorName: 'insufficientFunds' },
      { kind: 'accepted', id: '1237' },
    ]);
  },

  async 'order-approval.json'() {
    const { workflow } = template('order-approval.json');
    const executionId = await sharedRest().start(workflow, 'Start');
    const manager = '77000000152';
    const { text } = await messageWhere(manager, ({ text: asked }) => asked.includes('1042'));
    await until(
      'The question',
      async () => (await sharedRest().getExecution(executionId)).status,
      (status) => status === 'waiting',
    );
    const [short] = /https?:\S+$/.exec(text)!;
    const { link } = (await control('click', { link: short })) as { link: string };
    const answer = await fetch(link, {
      method: 'POST',
      body: new URLSearchParams({ decision: 'approve' }),
    });
    expect(await answer.text()).toContain('Thank you');
    const execution = await sharedRest().waitFor(executionId);
    expect(outputOf(execution, 'Ship it')).toMatchObject([
      { approved: true, phone: `+${manager}` },
    ]);
  },
};
