import type { IDataObject } from 'n8n-workflow';
import { Smsc } from '../../nodes/Smsc/Smsc.node';
import { accepted, ASK, ask, PHONE } from './support/ask-person';
import { openPage, type PageRequest } from './support/fake-answer-page';
import { CREDENTIAL, fakeExecution, NODE, type RunSettings } from './support/fake-execution';
import { useFastTime } from './support/fast-time';

useFastTime();

async function open(request: Partial<PageRequest> = {}, parameters: IDataObject = {}) {
  const { link } = await ask(parameters);
  return await openPage({ link, parameters: { ...ASK, ...parameters }, ...request });
}
const FORM: IDataObject = {
  responseType: 'customForm',
  formFields: {
    values: [
      { fieldLabel: 'Name', fieldType: 'text', requiredField: true },
      { fieldLabel: 'Boxes', fieldType: 'number' },
      { fieldLabel: 'Day', fieldType: 'date' },
      { fieldLabel: 'When', fieldType: 'dropdown', choices: 'Morning, Evening' },
      { fieldLabel: 'Email', fieldType: 'email' },
      { fieldLabel: '__proto__', fieldType: 'checkbox' },
    ],
  },
};

describe('message: sendAndWait sends', () => {
  it('the question with one signed link, shortened by the gateway, and keeps the execution', async () => {
    const { text, link, forms, waits, output } = await ask();
    expect(text).toBe(`Ship order 1042?\n${link}`);
    expect(link).toMatch(
      /^https:\/\/n8n\.example\/webhook-waiting\/execution-1\/node-1\?q=\w{8}&signature=\w{64}$/,
    );
    expect(forms).toHaveLength(1);
    expect(forms[0]?.get('tinyurl')).toBe('1');
    expect(waits).toEqual([new Date('3000-01-01T00:00:00.000Z')]);
    expect(output).toMatchObject([{ phone: PHONE, accepted: true }]);
    expect(JSON.stringify(output)).not.toContain('signature');
  });

  it('the full link on request', async () => {
    const { forms } = await ask({ options: { shortenLinks: false } });
    expect(forms[0]?.has('tinyurl')).toBe(false);
  });

  it('another link in each round of a loop, because n8n signs the same one in all of them', async () => {
    const context = {};
    const links = [];
    for (const runIndex of [0, 1, 2]) {
      links.push((await ask({}, { input: [{ order: 1 }], context, runIndex })).link);
    }
    expect(new Set(links).size).toBe(3);
  });

  it.each([
    [{ limitType: 'afterTimeInterval', resumeAmount: 2, resumeUnit: 'hours' }, 7_200_000],
    [{ limitType: 'afterTimeInterval', resumeAmount: 0.5, resumeUnit: 'days' }, 43_200_000],
  ])('and waits as long as %j', async (values, ms) => {
    const before = Date.now();
    const { waits } = await ask({ options: { limitWaitTime: { values } } });
    expect(Math.abs((waits[0]?.getTime() ?? 0) - before - ms)).toBeLessThan(5000);
  });

  it.each([
    ['2999-01-01T10:00:00', '2999-01-01T05:00:00.000Z'],
    ['2999-01-01 10:00:00', '2999-01-01T05:00:00.000Z'],
    ['2999-01-01T10:00:00.000+03:00', '2999-01-01T07:00:00.000Z'],
    ['2999-01-01', '2998-12-31T19:00:00.000Z'],
  ])('waits until %s in the time zone of the workflow', async (maxDateAndTime, moment) => {
    const values = { limitType: 'atSpecifiedTime', maxDateAndTime };
    const { waits } = await ask({ options: { limitWaitTime: { values } } });
    expect(waits).toEqual([new Date(moment)]);
  });

  it('and waits until a moment', async () => {
    const values = { limitType: 'atSpecifiedTime', maxDateAndTime: '2999-01-01T00:00:00Z' };
    const { waits } = await ask({ options: { limitWaitTime: { values } } });
    expect(waits).toEqual([new Date('2999-01-01T00:00:00Z')]);
  });

  it('a scheduled reminder', async () => {
    const options = { remindAfter: 30, reminderText: 'Still waiting' };
    const { forms, link } = await ask({ options });
    expect(forms.map((form) => form.get('mes'))).toEqual([
      `Ship order 1042?\n${link}`,
      `Still waiting\n${link}`,
    ]);
    expect(forms[1]?.get('time')).not.toBeNull();
    expect(forms[1]?.get('id')).toMatch(/^wait-[0-9a-f]{32}$/);
    expect(forms[0]?.get('time')).toBeNull();
  });

  it.each([
    [{ recipientLanguage: 'ru' }, 'Напоминание'],
    [{}, 'Reminder'],
    [{ recipientLanguage: 'uk' }, 'Нагадування'],
    [{ recipientLanguage: 'kk' }, 'Еске салу'],
  ])('a reminder that differs from the question, with %j', async (language, word) => {
    const { forms, link } = await ask({ options: { remindAfter: 30, ...language } });
    expect(forms.map((form) => form.get('mes'))).toEqual([
      `Ship order 1042?\n${link}`,
      `${word}: Ship order 1042?\n${link}`,
    ]);
  });

  it('and adds a hint to the output when the reminder was rejected', async () => {
    const answers: RunSettings['answers'] = (path, fields) =>
      fields.has('time') ? { error: 'invalid time', error_code: 5 } : accepted(path, fields);
    const { hints, waits, error } = await ask({ options: { remindAfter: 30 } }, { answers });
    expect(error).toBeNull();
    expect(waits).toHaveLength(1);
    expect(hints).toMatchObject([{ message: expect.stringMatching(/^No reminder will be sent/) }]);
  });

  it.each([
    ['cannot be read', 'unreadable'],
    ['names another recipient', { id: 'x', cnt: 1, cost: '1', phones: [{ phone: '77000000009' }] }],
  ])(
    'a reminder, and hints that its outcome is unknown if the response %s',
    async (_title, response) => {
      const answers: RunSettings['answers'] = (path, fields) => {
        if (path === '/sys/status.php') return 'unreadable';
        return fields.has('time') ? response : accepted(path, fields);
      };
      const { hints, waits, error } = await ask({ options: { remindAfter: 30 } }, { answers });
      expect(error).toBeNull();
      expect(waits).toHaveLength(1);
      const message = expect.stringMatching(
        /^It is unknown whether .* accepted the reminder: [A-Z]/,
      );
      expect(hints).toMatchObject([{ message }]);
    },
  );

  it('nothing in a dry run and does not wait', async () => {
    const { requests, waits, output } = await ask({ options: { dryRun: true } });
    expect(requests).toEqual([]);
    expect(waits).toEqual([]);
    expect(output).toMatchObject([{ accepted: false, errorName: 'dryRun' }]);
  });

  it('again in a retried execution, with another link', async () => {
    const context: IDataObject = {};
    const broken: RunSettings['answers'] = () => 'unreadable';
    const first = await ask({}, { context, answers: broken });
    expect(first.error).not.toBeNull();
    const again = await ask({}, { context, executionId: 'execution-2', mode: 'retry' });
    expect(again.text).toContain('execution-2');
    expect(again.waits).toHaveLength(1);
  });

  it('and does not wait when the gateway rejects the message', async () => {
    const answers = () => ({ error: 'no money', error_code: 3 });
    const { error, waits } = await ask({}, { answers });
    expect(error?.message).toContain('insufficientFunds');
    expect(waits).toEqual([]);
  });

  it.each([
    ['two numbers', { to: `${PHONE},+77017654321` }, 'To'],
    ['a group', { to: 'G12' }, 'To'],
    ['an empty question', { message: ' ' }, 'Message'],
    ['a channel without numbers', { channel: 'email' }, 'Channel'],
    ['a form by SMS', { ...FORM, answerBy: 'reply' }, 'Response Type'],
    ['a form without fields', { responseType: 'customForm' }, 'Form Fields'],
    [
      'a number that is not allowed',
      { options: { allowedRecipients: '+7702*' } },
      'Allowed Recipients',
    ],
    [
      'a moment that is over',
      {
        options: {
          limitWaitTime: { values: { limitType: 'atSpecifiedTime', maxDateAndTime: '2001-01-01' } },
        },
      },
      'Limit Wait Time',
    ],
    ['a reminder after days', { options: { remindAfter: 5000 } }, 'Remind After (Minutes)'],
  ])('and rejects %s before any request', async (_title, parameters, label) => {
    const { error, requests } = await ask(parameters as IDataObject);
    expect(error?.message).toContain(`'${label}'`);
    expect(requests).toEqual([]);
  });

  it('and rejects a time limit for an AI agent, which has no answer after it', async () => {
    const values = { limitType: 'afterTimeInterval', resumeAmount: 2, resumeUnit: 'hours' };
    const options = { limitWaitTime: { values } };
    const node = { ...NODE, type: 'n8n-nodes-smsc.smscTool' };
    const { output, requests } = await ask({ options }, { node });
    const message = expect.stringContaining("'Limit Wait Time'");
    expect(output[0]?.['error']).toMatchObject({ name: 'invalidInput', message });
    expect(requests).toEqual([]);
  });

  it('and rejects several items, because all but one would be lost', async () => {
    const { functions, requests } = fakeExecution({ items: [ASK, ASK], answers: accepted });
    await expect(new Smsc().execute.call(functions)).rejects.toThrow('received 2 items');
    expect(requests).toEqual([]);
  });
});

describe('the answer page of sendAndWait', () => {
  it('shows question and buttons without deciding', async () => {
    const { status, page, answer } = await open();
    expect(status).toBe(200);
    expect(answer).toBeNull();
    expect(page).toContain('Ship order 1042?');
    expect(page.match(/<button[^>]*>[^<]*/g)).toEqual([
      '<button class="main" name="decision" value="approve">Approve',
      '<button name="decision" value="disapprove">Decline',
    ]);
  });

  it.each([
    ['approve', true],
    ['disapprove', false],
  ])('continues with %s', async (decision, approved) => {
    const { status, page, answer } = await open({ method: 'POST', body: { decision } });
    expect(status).toBe(200);
    expect(page).toContain('Thank you');
    expect(answer).toEqual({
      approved,
      phone: PHONE,
      respondedAt: expect.stringMatching(/^\d{4}-.*Z$/),
    });
  });

  it.each([['77011234567'], ['8 (701) 123-45-67'], [77011234567]])(
    'returns the person %j as a phone number with a plus',
    async (to) => {
      const { answer } = await open({ method: 'POST', body: { decision: 'approve' } }, { to });
      expect(answer).toMatchObject({ phone: PHONE });
    },
  );

  it.each([
    [{}],
    [{ decision: 'true' }],
    [{ decision: { approve: 1 } }],
    [{ approved: 'true' }],
    [null],
    ['approve'],
  ])('does not read %j as a decision', async (body) => {
    const { status, answer } = await open({ method: 'POST', body });
    expect([status, answer]).toEqual([422, null]);
  });

  it('has no decline button unless it is configured', async () => {
    const single = {
      approvalOptions: { values: { approvalType: 'single', approveLabel: 'Seen' } },
    };
    const { page } = await open({}, single);
    expect(page).toContain('>Seen<');
    expect(page).not.toContain('disapprove');
    const { answer } = await open({ method: 'POST', body: { decision: 'disapprove' } }, single);
    expect(answer).toBeNull();
  });

  it('accepts a free text', async () => {
    const free = { responseType: 'freeText' };
    expect((await open({}, free)).page).toContain('<textarea name="text"');
    const { answer } = await open(
      { method: 'POST', body: { text: ' Tomorrow, <b>please</b> ' } },
      free,
    );
    expect(answer).toMatchObject({ data: { text: 'Tomorrow, <b>please</b>' }, phone: PHONE });
    const empty = await open({ method: 'POST', body: { text: ' ' } }, free);
    expect([empty.status, empty.answer]).toEqual([422, null]);
    expect(empty.page).toContain('Please enter a text');
  });

  it('reads a form by the labels of its fields', async () => {
    const body = {
      ...{ 'field-0': 'Anna', 'field-1': '2.5', 'field-2': '2026-12-01', 'field-3': 'Evening' },
      ...{ 'field-4': '', 'field-5': 'yes' },
    };
    expect((await open({}, FORM)).page).toContain('enctype="multipart/form-data"');
    // In the form in which n8n passes multipart data.
    const { answer } = await open({ method: 'POST', body: { data: body, files: {} } }, FORM);
    const data = answer?.['data'] as object;
    expect(Object.entries(data)).toEqual([
      ...[
        ['Name', 'Anna'],
        ['Boxes', 2.5],
        ['Day', '2026-12-01'],
        ['When', 'Evening'],
      ],
      ...[
        ['Email', null],
        ['__proto__', true],
      ],
    ]);
  });

  it.each([
    ['field-0', ''],
    ['field-1', 'many'],
    ['field-2', '2026-02-31'],
    ['field-3', 'Midnight'],
    ['field-4', 'nobody'],
  ])('shows a form again with its input when %s is %j', async (name, value) => {
    const { status, page, answer } = await open(
      { method: 'POST', body: { 'field-0': 'Anna "A"', [name]: value } },
      FORM,
    );
    expect([status, answer]).toEqual([422, null]);
    expect(page.match(/role="alert"/g)).toHaveLength(1);
    if (name !== 'field-0') expect(page).toContain('value="Anna &quot;A&quot;"');
  });

  it('rejects a link of an earlier round, also when the items are equal', async () => {
    const context = {};
    const input = [{ order: 1 }];
    const first = await ask({}, { input, context, runIndex: 0 });
    const second = await ask({}, { input, context, runIndex: 1 });
    expect(first.link).not.toBe(second.link);
    const request = { parameters: ASK, context, body: { decision: 'approve' } };
    for (const method of ['GET', 'POST']) {
      const stale = await openPage({ ...request, link: first.link, method });
      expect([stale.status, stale.answer]).toEqual([410, null]);
      expect(stale.page).toContain('earlier question');
    }
    const present = await openPage({ ...request, link: second.link });
    expect(present.status).toBe(200);
  });

  it('has one link for all attempts of a run and for its reminder', async () => {
    const context = {};
    const parameters = { options: { remindAfter: 30, reminderText: 'Still waiting' } };
    const links = [await ask(parameters, { context }), await ask(parameters, { context })].flatMap(
      ({ forms, link }) => [link, ...forms.map((form) => form.get('mes')?.split('\n').at(-1))],
    );
    expect(new Set(links.filter((link) => link?.startsWith('http'))).size).toBe(1);
  });

  it('shows nothing when there was no question', async () => {
    const { link } = await ask();
    expect((await openPage({ link, parameters: ASK, context: {} })).status).toBe(410);
    const bare = link.replace(/q=\w+/, 'q=');
    expect((await openPage({ link: bare, parameters: ASK, context: {} })).status).toBe(410);
  });

  it('cancels the reminder when it is answered', async () => {
    const parameters = { options: { remindAfter: 30 } };
    const { link, forms } = await ask(parameters);
    const asked: URLSearchParams[] = [];
    await openPage({
      ...{ link, method: 'POST', body: { decision: 'approve' } },
      parameters: { ...ASK, ...parameters },
      onRequest: (fields) => void asked.push(fields),
    });
    expect(asked.map((fields) => [fields.get('del'), fields.get('id')])).toEqual([
      ['1', forms[1]?.get('id')],
    ]);
  });

  it.each([
    ['deleted', null],
    ['spoilt', { ...CREDENTIAL, baseUrl: 'nowhere' }],
  ])('keeps the answer when the credential was %s in the meantime', async (_title, credential) => {
    const parameters = { options: { remindAfter: 30 } };
    const request = { method: 'POST', body: { decision: 'approve' }, credential };
    const { page, answer } = await open(request, parameters);
    expect(page).toContain('Thank you');
    expect(answer).toMatchObject({ approved: true, phone: PHONE });
  });

  it('does not decide on a HEAD request', async () => {
    const { status, answer } = await open({ method: 'HEAD', body: { decision: 'approve' } });
    expect([status, answer]).toEqual([200, null]);
  });

  it('contains no scripts and no external content, and is not cached', async () => {
    const hostile = `</p><script>alert(1)</script><img src=x onerror=alert(2)>"'\``;
    const { page, headers } = await open({}, { message: hostile, options: { pageTitle: hostile } });
    expect(page).not.toMatch(/<script|<img|https?:/);
    expect(headers['Content-Security-Policy']).toContain("default-src 'none'");
    expect(headers).toMatchObject({ 'Cache-Control': 'no-store', 'X-Frame-Options': 'DENY' });
  });
});
