/** Results of the example workflows for jobs with a form, a shop, a CRM, a PBX and Telegram. */
import { exampleHeader } from '../../../testkit/host/example-workflows';
import { productionAddress, waitUntilServed } from '../../../testkit/host/webhook-address';
import { postForm, windows1251Message } from './gateway';
import type { TemplateCases } from './preparing-template-cases';
import { shared, sharedRest } from './shared';
import { telegramMessages } from './telegram';
import { messagesTo, messageWhere, postJson, publishVariant, template } from './templates';
import { until } from './until';

/** n8n's form ignores programs. */
const browser = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0' };

/** What a user enters in an empty field of the node "Settings". */
const setting = (name: string, value: string): Record<string, string> => ({
  [`"name":"${name}","value":""`]: `"name":"${name}","value":"${value}"`,
});

export const jobCases: TemplateCases = {
  async 'bitrix24-sms-provider.json'() {
    const phone = '77011230171';
    // No portal has this name, so the status cannot be reported; the engine tests follow it.
    const portal = 'portal.invalid';
    const variant = await publishVariant(template('bitrix24-sms-provider.json'), {
      ...setting('portal', portal),
      ...setting('applicationToken', 'token-1'),
      '"path":"bitrix24-sms"': '"path":"bitrix24-sms-2"',
    });
    const address = `${shared().url}/webhook/bitrix24-sms-2`;
    await waitUntilServed(address);
    const request = {
      message_id: 'e2e-1',
      message_to: `+${phone}`,
      message_body: 'Договор готов',
      'auth[domain]': portal,
      'auth[access_token]': 'access-1',
    };
    const stranger = { ...request, 'auth[application_token]': 'token-2' };
    expect((await postForm(address, stranger)).status).toBe(403);
    const known = { ...request, 'auth[application_token]': 'token-1' };
    expect((await postForm(address, known)).status).toBe(200);
    await messageWhere(phone, ({ text }) => text === 'Договор готов');
    expect(await messagesTo(phone)).toHaveLength(1);
    await sharedRest().unpublish(variant);
  },

  async 'form-to-sms.json'() {
    const [visitor, owner] = ['77011230172', '77011230173'];
    const [published, changed] = [
      'b8c1ea00-0000-4000-8000-000000000105',
      'b8c1ea00-0000-4000-8000-000000000205',
    ];
    const variant = await publishVariant(template('form-to-sms.json'), {
      ...setting('ownerPhone', `+${owner}`),
      [`"webhookId":"${published}"`]: `"webhookId":"${changed}"`,
    });
    const address = `${shared().url}/form/${changed}`;
    await waitUntilServed(address);
    const form = new FormData();
    for (const [index, answer] of ['Анна', `+${visitor}`, 'Есть доставка?'].entries()) {
      form.set(`field-${index}`, answer);
    }
    const answer = await fetch(address, { method: 'POST', body: form, headers: browser });
    expect(answer.status).toBe(200);
    await messageWhere(owner, ({ text }) => text === `Заявка: Анна, +${visitor}. Есть доставка?`);
    await messageWhere(visitor, ({ text }) => text.startsWith('Спасибо!'));
    await sharedRest().unpublish(variant);
  },

  async 'google-sheets-hlr.json'() {
    // Google's API cannot be redirected in an n8n that runs; the engine tests follow the sheet.
    const { workflow } = template('google-sheets-hlr.json');
    const execution = await sharedRest().run(workflow, 'Start');
    expect(execution.data.resultData.error).toBeDefined();
    expect(execution.data.resultData.runData['Look up numbers']).toBeUndefined();
  },

  async 'missed-call-sms.json'() {
    const call = { phone: '8 701 123 01 74' };
    expect((await postJson('/webhook/missed-call', call)).status).toBe(403);
    expect((await postJson('/webhook/missed-call', call, exampleHeader)).status).toBe(200);
    await messageWhere('77011230174', ({ text }) => text.startsWith('Вы нам звонили'));
    expect(await messagesTo('77011230174')).toHaveLength(1);
  },

  async 'shop-order-sms.json'() {
    const phone = '77011230175';
    const order = { order: 'e2e-1', status: 'shipped', phone: `+${phone}` };
    expect((await postJson('/webhook/shop-order', order)).status).toBe(403);
    const hook = async (body: object): Promise<number> =>
      (await postJson('/webhook/shop-order', body, exampleHeader)).status;
    expect(await hook({ ...order, phone: '' })).toBe(400);
    expect(await hook(order)).toBe(202);
    await messageWhere(phone, ({ text }) => text.startsWith('Заказ e2e-1 в пути'));
    const { workflow } = template('shop-order-sms.json');
    const runs = await sharedRest().countExecutions(workflow.id);
    expect(await hook(order)).toBe(202);
    await until(
      'The run for the repeated webhook',
      () => sharedRest().listExecutions(workflow.id),
      (all) => all.length > runs && all.every(({ status }) => status === 'success'),
    );
    expect(await messagesTo(phone)).toHaveLength(1);
  },

  async 'sms-to-telegram.json'() {
    const [published, changed] = [
      'e2c1ea00-0000-4000-8000-000000000105',
      'e2c1ea00-0000-4000-8000-000000000205',
    ];
    const variant = await publishVariant(template('sms-to-telegram.json'), {
      ...setting('chatId', '-100200'),
      [`"webhookId":"${published}"`]: `"webhookId":"${changed}"`,
    });
    const address = await productionAddress(sharedRest(), shared().url, variant);
    await waitUntilServed(address);
    const question = { id: '701', phone: '77011230176', to: '77059990001', mes: '5 < 6?' };
    await postForm(address, windows1251Message(question, shared().secrets.callbackSecret));
    await until(
      'The message in Telegram',
      async () => await Promise.resolve(telegramMessages()),
      (all) => all.some(({ text }) => text.endsWith('5 &lt; 6?')),
    );
    expect(telegramMessages()).toMatchObject([{ chat_id: '-100200' }]);
    await sharedRest().unpublish(variant);
  },
};
