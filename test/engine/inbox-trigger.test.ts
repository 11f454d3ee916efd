import { createInboxWorkflow, eventsOf, publishInbox } from './support/inbox-stage';
import { Stage } from './support/stage';

const SUBSCRIBER = '79160000101';
const OWN = '77010000001';

describe('incoming messages at the polling trigger', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.start();
  }, 60_000);
  beforeEach(() => stage.reset());
  afterAll(() => stage.stop());

  const write = (text: string, more = {}) =>
    stage.emulator.control.incoming({ phone: SUBSCRIBER, to: OWN, text, ...more });
  const textsOf = (events: readonly object[]) =>
    events.map((event) => (event as { text: string }).text);

  it('start the workflow in the shape of the webhook trigger', async () => {
    const inbox = await publishInbox(stage);
    await write('Қайда? «да» & <нет>');
    expect(await inbox.poll()).toEqual([
      {
        event: 'incomingMessage',
        id: '1',
        from: `+${SUBSCRIBER}`,
        to: `+${OWN}`,
        text: 'Қайда? «да» & <нет>',
        receivedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z$/),
        sentAt: expect.any(String),
        replyToId: null,
        optOut: null,
        extra: {},
      },
    ]);
  });

  it('that arrived before the workflow was published do not start it', async () => {
    await write('old');
    const inbox = await publishInbox(stage);
    expect(inbox.first).toEqual([]);
    expect(await inbox.poll()).toEqual([]);
    await write('new');
    expect(textsOf(await inbox.poll())).toEqual(['new']);
    expect(await inbox.poll()).toEqual([]);
  });

  it('are returned in order, many in one execution', async () => {
    const inbox = await publishInbox(stage);
    const texts = Array.from({ length: 30 }, (_, index) => `message ${index + 1}`);
    for (const text of texts) await write(text);
    expect(textsOf(await inbox.poll())).toEqual(texts);
  });

  it('that arrive while n8n is down are returned afterwards, each once', async () => {
    const inbox = await publishInbox(stage);
    await write('one');
    expect(textsOf(await inbox.poll())).toEqual(['one']);
    await write('two');
    expect(textsOf(await inbox.restart())).toEqual(['two']);
    await stage.emulator.control.advance(3600);
    expect(await inbox.restart()).toEqual([]);
    await write('three');
    expect(textsOf(await inbox.poll())).toEqual(['three']);
    expect(await inbox.poll()).toEqual([]);
  });

  it('are returned after a restart even if the inbox was empty at first', async () => {
    const inbox = await publishInbox(stage);
    expect(await inbox.poll()).toEqual([]);
    await write('first ever');
    expect(textsOf(await inbox.restart())).toEqual(['first ever']);
    expect(await inbox.restart()).toEqual([]);
  });

  it('are not lost when a poll fails', async () => {
    const inbox = await publishInbox(stage);
    await write('one');
    stage.emulator.control.setFaults([{ kind: 'http5xx', status: 502, endpoint: 'get' }]);
    await expect(inbox.poll()).rejects.toThrow(/HTTP status/);
    expect(textsOf(await inbox.poll())).toEqual(['one']);
  });

  it('wait for the next poll, without an error, when the gateway reports a rate limit', async () => {
    const inbox = await publishInbox(stage);
    await write('one');
    stage.emulator.control.setFaults([{ kind: 'error9', endpoint: 'get' }]);
    expect(await inbox.poll()).toEqual([]);
    expect(textsOf(await inbox.poll())).toEqual(['one']);
  });

  it('prevent a workflow from being published while the gateway is unreachable', async () => {
    stage.emulator.control.configure({ ipNotAllowed: true });
    await expect(publishInbox(stage)).rejects.toThrow(/login, password or API key/);
  });

  it.each([
    ['phones', { phones: '+7 999 000-00-00' }, ['from another']],
    ['toPhone', { toPhone: '+77010000002' }, ['to another']],
    ['textPattern', { textPattern: '^stop' }, ['Stop it']],
  ])('pass the filter %s or do not', async (_name, options, expected) => {
    const inbox = await publishInbox(stage, { options });
    await write('plain');
    await write('Stop it');
    await write('from another', { phone: '79990000000' });
    await write('to another', { to: '77010000002' });
    expect(textsOf(await inbox.poll())).toEqual(expected);
    expect(await inbox.restart()).toEqual([]);
  });

  it('are returned as the gateway wrote them when they are not simplified', async () => {
    const inbox = await publishInbox(stage, { options: { simplify: false } });
    await write('raw');
    expect(await inbox.poll()).toEqual([
      expect.objectContaining({ event: 'incomingMessage', message: 'raw', to_phone: OWN }),
    ]);
  });

  it('reject an invalid pattern when the workflow is published', async () => {
    const parameters = { options: { textPattern: '(' } };
    await expect(publishInbox(stage, parameters)).rejects.toThrow("'Text Pattern'");
  });

  it('are shown in the editor without moving the cursor', async () => {
    const inbox = await publishInbox(stage);
    await write('one');
    await write('two');
    const test = await stage.engine.call('run', createInboxWorkflow({}), { mode: 'manual' });
    expect(test.status).toBe('success');
    expect(textsOf(eventsOf(test))).toEqual(['two']);
    expect(textsOf(await inbox.poll())).toEqual(['one', 'two']);
  });

  it('show a hint in the editor when there are none', async () => {
    const test = await stage.engine.call('run', createInboxWorkflow({}), { mode: 'manual' });
    expect(test.error).toMatchObject({
      name: 'NodeOperationError',
      description: expect.stringContaining('Send a message'),
    });
  });

  it('run the workflow as a trigger does', async () => {
    const inbox = await publishInbox(stage);
    await write('one');
    await inbox.poll();
    expect((await stage.engine.call('executions')).map(({ mode }) => mode)).toEqual(['trigger']);
  });
});
