import { insertRows } from '../../testkit/host/data-tables';
import { outputOf } from '../../testkit/host/execution';
import { listExamples } from '../../testkit/host/example-workflows';
import { chain, startNode, webhookNode } from '../../testkit/host/smsc-workflows';
import { productionAddress, waitUntilServed } from '../../testkit/host/webhook-address';
import { control, newDelivery, postForm, signed, windows1251Message } from './support/gateway';
import { shared, sharedRest } from './support/shared';
import {
  importTemplates,
  latestExecution,
  messagesTo,
  messageWhere,
  outputsOf,
  postJson,
  publishVariant,
  readFileOf,
  rowsOf,
  template,
  upload,
  withdrawTemplates,
} from './support/templates';
import { jobCases } from './support/job-template-cases';
import { preparingCases, type TemplateCases } from './support/preparing-template-cases';
import { until } from './support/until';

/** The number in the templates that a user replaces. */
const colleague = '77011234567';
const customer = '77011230191';
const hourMs = 3_600_000;

const cases: TemplateCases = {
  ...preparingCases,
  ...jobCases,
  async 'appointment-reminder.json'() {
    const rest = sharedRest();
    const { workflow, tables } = template('appointment-reminder.json');
    const row = (phone: string, hours: number, timezone: string) => ({
      phone,
      name: 'Anna',
      timezone,
      startsAt: new Date(Date.now() + hours * hourMs).toISOString(),
    });
    const [inAlmaty, unknown, later] = ['77011230192', '79161230193', '77011230194'] as const;
    await insertRows(rest, tables[0]!, [
      row(inAlmaty, 5, 'Asia/Almaty'),
      row(unknown, 6, ''),
      row(later, 72, ''),
    ]);

    const execution = await rest.run(workflow, 'Every hour');
    expect(execution.data.resultData.error).toBeUndefined();
    const localHour = (hours: number, offset: number): string =>
      new Date(Date.now() + (hours + offset) * hourMs).toISOString().slice(11, 13);
    const [first] = await messagesTo(inAlmaty);
    expect(first?.text).toContain(`at ${localHour(5, 5)}:`);
    expect((await messagesTo(unknown))[0]?.text).toContain(`at ${localHour(6, 3)}:`);
    expect(await messagesTo(later)).toEqual([]);
    const dueHour = (new Date(first!.dueAt).getUTCHours() + 5) % 24;
    expect(dueHour >= 9 && dueHour <= 21).toBe(true);

    const rows = await rowsOf('appointment-reminder.json');
    expect(rows.map(({ remindedAt }) => remindedAt !== null)).toEqual([true, true, false]);
    await rest.run(workflow, 'Every hour');
    expect(await messagesTo(inAlmaty)).toHaveLength(1);
  },

  async 'clean-list-with-hlr.json'() {
    const example = template('clean-list-with-hlr.json');
    const list = [
      'phone,name,language,text',
      '77011230195,Reachable,en,Hi',
      '77011230006,Offline,en,Hi',
      '77011230001,Nobody,en,Hi',
      'x,Wrong,en,Hi',
    ].join('\n');
    await upload(example, list, { 'field-1': '20' });
    const execution = await latestExecution(example.workflow);
    const read = (node: string): Promise<string> => readFileOf(execution, node);
    expect(await read('Reachable as CSV')).toMatch(/^\W?phone,name.*\n\+77011230195,Reachable,/);
    expect(await read('Offline: try later')).toMatch(/\n\+77011230006,Offline,/);
    expect(await read('Invalid')).toMatch(/\n\+77011230001,Nobody,/);
    expect(outputOf(execution, 'Not looked up')).toMatchObject([{ phone: 'x', name: 'Wrong' }]);
  },

  async 'delete-scheduled-message.json'() {
    const { workflow } = template('delete-scheduled-message.json');
    const execution = await sharedRest().run(workflow, 'Start');
    expect(outputOf(execution, 'Delete')).toMatchObject([{ deleted: true }]);
    const [sent] = outputOf(execution, 'Schedule');
    const messages = await messagesTo(String(sent!['phone']).slice(1));
    expect(messages.find(({ id }) => id === sent!['id'])).toMatchObject({ isDeleted: true });
  },

  async 'delivery-events.json'() {
    const { address, workflow } = template('delivery-events.json');
    const fields = newDelivery({ status: '20', err: '6' });
    await postForm(address!, signed(fields));
    const question = { id: '601', phone: '77011230196', to: '77059990001', mes: 'Когда открыто?' };
    await postForm(address!, windows1251Message(question, shared().secrets.callbackSecret));
    await messageWhere(question.phone, ({ text }) => text.startsWith('Thank you'));
    const lines = await until(
      'A line of the report',
      () => outputsOf(workflow, 'Report line'),
      (all) => all.length > 0,
    );
    expect(lines).toMatchObject([{ id: fields.id, reason: 'subscriberOffline' }]);
  },

  async 'delivery-report-table.json'() {
    const { workflow, address } = template('delivery-report-table.json');
    await postJson('/webhook/incident', { title: 'For the report', severity: 'critical' });
    const { id } = await messageWhere(colleague, ({ text }) => text.includes('For the report'));
    const rowsOfMessage = async () =>
      (await rowsOf('delivery-report-table.json')).filter((row) => row['messageId'] === id);
    const isDelivered = (rows: Awaited<ReturnType<typeof rowsOfMessage>>): boolean =>
      rows.some((row) => row['statusName'] === 'delivered');
    await until('The row of the message', rowsOfMessage, isDelivered);

    // A late status for a trigger without memory of the message, as after a restart.
    const runs = await sharedRest().countExecutions(workflow.id);
    const late = newDelivery({ id, phone: colleague, status: '0' });
    expect((await postForm(address!, signed(late))).status).toBe(200);
    await until(
      'The run for the late status',
      () => sharedRest().countExecutions(workflow.id),
      (count) => count > runs,
    );
    expect(await rowsOfMessage()).toMatchObject([
      { phone: `+${colleague}`, statusName: 'delivered', isFinal: true, isDelivered: true },
    ]);
  },

  async 'deduplicate-in-a-table.json'() {
    const { workflow, address } = template('deduplicate-in-a-table.json');
    const fields = signed(newDelivery({ phone: colleague }));
    expect((await postForm(address!, fields)).status).toBe(200);
    const events = async () => await rowsOf('deduplicate-in-a-table.json');
    await until('The row of the event', events, (rows) => rows.length > 0);
    // A duplicate for a trigger without memory of the event, as at another webhook processor.
    const variant = await publishVariant(template('deduplicate-in-a-table.json'), {
      'f6c1eb00-0000-4000-8000-000000000103': 'f6c1eb00-0000-4000-8000-000000000203',
    });
    const other = await productionAddress(sharedRest(), shared().url, variant);
    await waitUntilServed(other);
    expect((await postForm(other, fields)).status).toBe(200);
    await until(
      'The second execution',
      () => sharedRest().countExecutions(variant.id),
      (count) => count > 0,
    );
    expect(await events()).toHaveLength(1);
    const passed = await outputsOf(workflow, 'First time');
    expect(passed).toMatchObject([{ event: 'deliveryStatus', id: fields.id }]);
    const second = await latestExecution(variant);
    expect(second.data.resultData.runData['First time']).toBeUndefined();
    await sharedRest().unpublish(variant);
  },

  async 'fan-out.json'() {
    const report = template('delivery-report-table.json').workflow;
    const reply = template('keyword-auto-reply.json').workflow;
    const fields = newDelivery({ phone: '77011230197' });
    const { address } = template('fan-out.json');
    expect(await postForm(address!, signed(fields))).toEqual({ status: 200, text: 'OK' });
    await control('incoming', { phone: '77011230197', text: 'For a person' });
    await until(
      'The status in the first workflow',
      () => outputsOf(report, 'From the fan-out'),
      (all) => all.some(({ id }) => id === fields.id),
    );
    await until(
      'The text in the second workflow',
      () => outputsOf(reply, 'For a person'),
      (all) => all.some(({ text }) => text === 'For a person'),
    );
    const forged = { ...signed(newDelivery({ phone: '77011230198' })), status: '20' };
    expect((await postForm(address!, forged)).status).toBe(401);
  },

  async 'incident-alert.json'() {
    const example = template('incident-alert.json');
    await postJson('/webhook/incident', { title: 'Disk full', severity: 'critical' });
    await messageWhere(colleague, ({ text }) => text === 'INCIDENT: Disk full');
    await postJson('/webhook/incident', { title: 'Disk half full', severity: 'info' });
    await messageWhere(colleague, ({ text }) => text === 'Not urgent: Disk half full');
    const told = await until(
      'The delivery',
      () => outputsOf(example.workflow, 'They know'),
      (all) => all.length > 0,
    );
    expect(told).toMatchObject([{ delivery: { isDelivered: true } }]);
    expect((await messagesTo(colleague)).filter(({ channel }) => channel === 'voice')).toEqual([]);

    const unreachable = '77011231001';
    const variant = await publishVariant(example, {
      [colleague]: unreachable,
      '"path":"incident"': '"path":"incident-2"',
    });
    await waitUntilServed(`${shared().url}/webhook/incident-2`);
    await postJson('/webhook/incident-2', { title: 'Nobody home', severity: 'critical' });
    const call = await messageWhere(unreachable, ({ channel }) => channel === 'voice');
    expect(call.text).toBe('Incident. Nobody home');
    await sharedRest().unpublish(variant);
  },

  async 'keyword-auto-reply.json'() {
    await control('incoming', { phone: customer, text: 'Hours, please' });
    await messageWhere(customer, ({ text }) => text.startsWith('We are open'));
    await control('incoming', { phone: customer, text: 'Қоңырау' });
    await messageWhere(colleague, ({ text }) => text.startsWith(`Please call +${customer}`));
    const leaver = '77011230199';
    await control('incoming', { phone: leaver, text: 'СТОП' });
    const { workflow } = template('keyword-auto-reply.json');
    const blocked = await until(
      'The block',
      () => outputsOf(workflow, 'Block the sender'),
      (all) => all.length > 0,
    );
    expect(blocked).toMatchObject([{ phone: `+${leaver}`, isBlocked: true }]);
    expect(await messagesTo(leaver)).toEqual([]);
  },

  async 'login-code.json'() {
    const asked = { phone: '+7 701 123 01 90' };
    const answer = await postJson('/webhook/login-code', asked);
    expect(answer).toEqual({ status: 200, body: { sent: true, expiresInSeconds: 300 } });
    expect((await postJson('/webhook/login-code', asked)).status).toBe(429);
    const messages = await messagesTo('77011230190');
    expect(messages).toHaveLength(1);
    const code = /^(\d{6}) is your code\./.exec(messages[0]!.text)![1]!;
    const [row] = await rowsOf('login-code.json');
    expect(JSON.stringify(row)).not.toContain(code);

    const check = (attempt: string) =>
      postJson('/webhook/login-code-check', { ...asked, code: attempt });
    const wrong = code === '000000' ? '111111' : '000000';
    expect(await check(wrong)).toEqual({ status: 401, body: { ok: false } });
    expect(await check(code)).toEqual({ status: 200, body: { ok: true } });
    expect(await check(code)).toEqual({ status: 401, body: { ok: false } });

    const again = { phone: '77011230189' };
    await postJson('/webhook/login-code', again);
    const second = /^\d{6}/.exec((await messagesTo(again.phone))[0]!.text)![0];
    const guess = (attempt: string) =>
      postJson('/webhook/login-code-check', { ...again, code: attempt });
    for (let count = 0; count < 5; count += 1) await guess(second === '000000' ? '1' : '000000');
    expect(await guess(second)).toEqual({ status: 401, body: { ok: false } });
  },

  async 'low-balance-alarm.json'() {
    const rest = sharedRest();
    const variant = await publishVariant(template('low-balance-alarm.json'), {
      '"field":"hours"': '"field":"seconds","secondsInterval":1',
    });
    const alarms = async () =>
      (await messagesTo(colleague)).filter(({ text }) => text.startsWith('The SMSC account has'));
    const runs = (): Promise<number> => rest.countExecutions(variant.id);
    const threeMoreRuns = async (): Promise<void> => {
      const before = await runs();
      await until('Three more checks', runs, (count) => count >= before + 3);
    };
    try {
      await threeMoreRuns();
      expect(await alarms()).toEqual([]);
      await control('settings', { balance: 500 });
      await until('The alarm', alarms, (all) => all.length > 0);
      await threeMoreRuns();
      expect((await alarms()).map(({ text }) => text)).toEqual([
        'The SMSC account has 500 KZT left, less than 1000. Please top it up.',
      ]);
      await control('settings', { balance: 1_000_000 });
      await threeMoreRuns();
      await control('settings', { balance: 400 });
      await until('The second alarm', alarms, (all) => all.length > 1);
    } finally {
      await rest.unpublish(variant);
      await control('settings', { balance: 1_000_000 });
    }
  },

  async 'opt-out.json'() {
    const { workflow, address } = template('opt-out.json');
    const [stays, leaves] = ['77000000101', '79000000110'];
    const write = async (id: string, mes: string, node: string) => {
      const fields = { id, phone: leaves, to: '77010000001', mes };
      await postForm(address!, windows1251Message(fields, shared().secrets.callbackSecret));
      await until(
        node,
        () => outputsOf(workflow, node),
        (all) => all.length > 0,
      );
    };
    const mail = async () => {
      const execution = await sharedRest().run(workflow, 'Start the mailing');
      const phonesOf = (node: string) => outputOf(execution, node).map(({ phone }) => phone);
      return { leftOut: phonesOf('Left out'), sent: phonesOf('Sent') };
    };
    await write('9101', 'Стоп, хватит', 'Block the sender');
    await messageWhere(leaves, ({ text }) => text.startsWith('You will get no more'));
    expect(await mail()).toEqual({ leftOut: [`+${leaves}`], sent: [`+${stays}`] });
    await write('9102', 'START', 'Welcome back');
    await messageWhere(leaves, ({ text }) => text.startsWith('Welcome back'));
    expect((await messagesTo(leaves)).some(({ text }) => text.includes('catalogue'))).toBe(false);
  },

  async 'order-with-fallback.json'() {
    const { workflow } = template('order-with-fallback.json');
    const execution = await sharedRest().run(workflow, 'Start');
    expect(outputOf(execution, 'Delivered')).toMatchObject([
      { phone: '+77000000151', delivered: true, channel: 'viber', path: [{ channel: 'viber' }] },
    ]);
    expect(await messagesTo('77000000151')).toHaveLength(1);
  },

  async 'phone-check.json'() {
    const phone = '77011230185';
    const asked = await postJson('/webhook/phone-code', { phone });
    const { token } = asked.body as { token: string };
    const { text } = await messageWhere(phone, (message) => message.text.includes('example.com'));
    const code = /\d{6}$/.exec(text)?.[0] ?? '';
    const check = async (tried: string) =>
      (await postJson('/webhook/phone-code-check', { phone, token, code: tried })).body;
    const wrong = code === '000000' ? '111111' : '000000';
    expect(await check(wrong)).toEqual({ verified: false, reason: 'wrongCode' });
    expect(await check(code)).toEqual({ verified: true, reason: 'verified' });
    expect(await check(code)).toEqual({ verified: false, reason: 'alreadyUsed' });
  },

  async 'send-and-track.json'() {
    const example = template('send-and-track.json');
    const list = 'phone,text\n77011230186,One\n77011231012,Two\n77011230907,Three';
    await upload(example, list, { 'field-1': '5' });
    await until(
      'The end of the run',
      () => sharedRest().listExecutions(example.workflow.id),
      ([newest]) => newest?.status === 'success',
    );
    const execution = await latestExecution(example.workflow);
    expect(outputOf(execution, 'Delivered')).toMatchObject([{ phone: '+77011230186' }]);
    expect(outputOf(execution, 'Not delivered')).toMatchObject([{ phone: '+77011231012' }]);
    expect(outputOf(execution, 'Not accepted')).toMatchObject([{ phone: '77011230907' }]);
    expect((await messagesTo('77011230186')).map(({ text }) => text)).toEqual(['One']);
  },
};

describe('the example workflows in a real n8n', () => {
  beforeAll(importTemplates, 120_000);
  afterAll(withdrawTemplates);

  it('are all run by this file', () => {
    expect(Object.keys(cases).sort()).toEqual(listExamples());
  });

  it.each(Object.entries(cases))('%s does what its notes say', async (_file, run) => {
    await run();
  });

  it('report a failed workflow to the person on call', async () => {
    const rest = sharedRest();
    const failing = {
      ...startNode(),
      name: 'Book keeping',
      type: 'n8n-nodes-base.stopAndError',
      parameters: { errorMessage: 'The ledger is closed' },
    };
    const workflow = await rest.createWorkflow({
      ...chain('Nightly report', [webhookNode('nightly-report'), failing]),
      settings: { errorWorkflow: template('incident-alert.json').workflow.id },
    });
    await rest.publish(workflow);
    await waitUntilServed(`${shared().url}/webhook/nightly-report`);
    const { text } = await messageWhere(colleague, (message) => message.text.includes('Nightly'));
    expect(text).toBe('INCIDENT: "Nightly report" failed at "Book keeping": The ledger is closed');
    await rest.unpublish(workflow);
  });
});
