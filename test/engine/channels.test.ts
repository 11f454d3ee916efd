import { createHash, randomBytes } from 'node:crypto';
import type { IBinaryKeyData, IDataObject } from 'n8n-workflow';
import type { AcceptedMessage } from '../../emulator/start';
import { createNode, SECRETS, SMSC, Stage, type NodeOutcome } from './support/stage';

const SEND = { resource: 'message', operation: 'send', to: '77010000101', text: 'Hello' };
const MAIL = {
  ...SEND,
  channel: 'email',
  to: 'a@example.com',
  sender: { mode: 'name', value: 'shop@example.com' },
  subject: 'Счёт',
};
const CONTENT = randomBytes(5 * 1024 * 1024);
const SHA256 = createHash('sha256').update(CONTENT).digest('hex');
const SMALL = randomBytes(101);
const PHOTO: IBinaryKeyData = {
  photo: { data: SMALL.toString('base64'), mimeType: 'image/png', fileName: 'Фото.png' },
};

describe('channels in the engine of n8n', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.start();
  }, 60_000);
  beforeEach(() => stage.reset());
  afterAll(() => stage.stop());

  const accepted = (): AcceptedMessage[] => stage.emulator.control.readMessages();

  async function statusOf({ json }: NodeOutcome): Promise<IDataObject | undefined> {
    await stage.emulator.control.advance(600);
    const { id, phone } = json[0] ?? {};
    const status = await stage.run({
      resource: 'message',
      operation: 'getStatus',
      messageId: id as string,
      phone: phone as string,
    });
    return status.json[0];
  }

  it.each<[string, IDataObject, Partial<AcceptedMessage>]>([
    ['flashSms', {}, { text: 'Hello' }],
    ['viber', {}, { text: 'Hello' }],
    ['whatsapp', {}, { text: 'Hello' }],
    ['social', { to: 'id12345' }, { phone: 'id12345', text: 'Hello' }],
    ['telegram', { to: 'durov' }, { phone: 'durov', text: 'Hello' }],
    [
      'telegramBot',
      { botName: 'shop_bot', options: { confirmNumberAfter: 30 } },
      { text: 'Hello', details: { bot: '@shop_bot', smsreq: '30' } },
    ],
    ['wapPush', { link: 'https://example.com/a' }, { text: 'https://example.com/a\nHello' }],
    [
      'voice',
      { voice: 'female1', voiceLanguage: 'en', options: { attempts: 2, repeat: 60, wait: 15 } },
      {
        text: 'Hello',
        call: {
          voice: 'w',
          language: 'en',
          wait: 15,
          repeat: 60,
          attempts: 2,
          playsFile: false,
        },
      },
    ],
  ])('%s reaches its recipient with %j', async (channel, parameters, message) => {
    const { json, report } = await stage.run({ ...SEND, channel, ...parameters });
    expect(report.error).toBeNull();
    expect(json).toMatchObject([{ accepted: true, errorCode: null }]);
    expect(accepted()).toMatchObject([{ channel, acceptances: 1, ...message }]);
  });

  it('binary contains its bytes, its header and its coding', async () => {
    const parameters = { channel: 'binary', data: '0a1b', dataFormat: 'hex' };
    const options = { userDataHeader: '0504158a0000', protocolId: 1, dataCoding: 4 };
    await stage.run({ ...SEND, ...parameters, options });
    expect(accepted()).toMatchObject([
      { typeName: 'binary', text: '060504158a00000a1b', comment: 'pid: 1, dcs: 4' },
    ]);
  });

  it('email contains subject, HTML and a file, and its status has the error codes of e-mail', async () => {
    const outcome = await stage.run(
      { ...MAIL, to: 'box022@example.com', emailFormat: 'html', attachments: 'photo' },
      { binary: [PHOTO] },
    );
    expect(accepted()).toMatchObject([
      {
        channel: 'email',
        sender: 'shop@example.com',
        text: '<html><body>Hello</body></html>',
        details: { subj: 'Счёт' },
        files: [{ name: 'Фото.png', contentType: 'image/png', size: 101 }],
      },
    ]);
    expect(await statusOf(outcome)).toMatchObject({
      typeName: 'email',
      statusName: 'undeliverable',
      errorCode: 2,
      errorName: 'mailboxFull',
    });
  });

  it.each([
    ['242', 'answeringMachine'],
    ['237', 'noAnswer'],
    ['240', 'subscriberBusy'],
  ])('a call to a number that ends with %s returns %s', async (ending, errorName) => {
    const outcome = await stage.run({ ...SEND, channel: 'voice', to: `77010000${ending}` });
    expect(await statusOf(outcome)).toMatchObject({ typeName: 'voice', errorName });
  });

  it('a call with a code returns the code that the recipient hears', async () => {
    const { json } = await stage.run({ ...SEND, channel: 'voice', voiceContent: 'code' });
    const heard = accepted()[0]?.text;
    expect(heard).toMatch(/^\d{4}$/);
    expect(json).toMatchObject([{ accepted: true, code: heard }]);
    expect((json[0]?.['request'] as IDataObject)['code']).toMatch(new RegExp(`^\\d\\d${heard}$`));
  });

  it('calls with a code of several items have separate codes', async () => {
    const items = [{ to: '77010000101' }, { to: '77010000102' }];
    const call = { ...SEND, channel: 'voice', voiceContent: 'code', to: '={{ $json.to }}' };
    const { json } = await stage.run(call, { items });
    expect(json.map(({ code }) => code)).toEqual(accepted().map(({ text }) => text));
    expect(new Set(accepted().map(({ id }) => id)).size).toBe(2);
  });

  it('a call plays a file of 5 MB that n8n keeps on disk', async () => {
    const { report, outputs } = await runWithStoredFile({
      ...SEND,
      channel: 'voice',
      voiceContent: 'file',
      attachments: 'data',
    });
    expect(report.error).toBeNull();
    expect(outputs).toMatchObject([{ json: { accepted: true } }]);
    expect(accepted()).toMatchObject([
      {
        text: '',
        call: { playsFile: true },
        files: [{ name: 'a.mp3', contentType: 'audio/mpeg', size: CONTENT.length, sha256: SHA256 }],
      },
    ]);
    const [request] = stage.emulator.control.readLog();
    expect(request).toMatchObject({ method: 'POST', path: '/sys/send.php' });
    expect(JSON.stringify([request, report])).not.toContain(SECRETS.apiKey);
  });

  it('mms sends a text and a file of 5 MB from memory, and its price is available', async () => {
    const binary = [{ data: { data: CONTENT.toString('base64'), mimeType: 'video/mp4' } }];
    const parameters = { ...SEND, channel: 'mms', subject: 'Film', attachments: 'data' };
    const price = await stage.run({ ...parameters, operation: 'getCost' }, { binary });
    expect(price.json).toMatchObject([{ phone: '+77010000101', cost: 40, parts: 1 }]);
    expect(accepted()).toEqual([]);
    const { json } = await stage.run({ ...parameters, operation: 'send' }, { binary });
    expect(json).toMatchObject([{ accepted: true, cost: 40 }]);
    expect(accepted()).toMatchObject([
      { channel: 'mms', text: 'Hello', details: { subj: 'Film' }, files: [{ sha256: SHA256 }] },
    ]);
  });

  it('items with files use separate requests, and those without share one', async () => {
    const items = [{}, {}, {}].map((_, index) => ({ to: `7701000010${index}` }));
    const parameters = { ...SEND, channel: 'viber', to: '={{ $json.to }}' };
    await stage.run(
      { ...parameters, attachments: 'photo' },
      { items, binary: items.map(() => PHOTO) },
    );
    expect(stage.emulator.control.readLog()).toHaveLength(3);
    await stage.reset();
    await stage.run(parameters, { items });
    expect(stage.emulator.control.readLog()).toHaveLength(1);
  });

  it.each([
    ['a small file', { attachments: 'photo' }, /100 bytes, "a\.png"/],
    [
      'a field that the item lacks',
      { attachments: 'photo, data' },
      /'Input Binary Fields'.*"data"/,
    ],
  ])('%s is rejected before anything is sent', async (_title, parameters, message) => {
    const data = SMALL.subarray(1).toString('base64');
    const photo = { data, mimeType: 'image/png', fileName: 'a.png' };
    const { report } = await stage.run({ ...MAIL, ...parameters }, { binary: [{ photo }] });
    expect(report.error?.message).toMatch(message);
    expect(stage.emulator.control.readLog()).toEqual([]);
  });

  /** The file comes from an earlier node, so n8n has stored it. */
  async function runWithStoredFile(parameters: IDataObject) {
    const toFile = {
      operation: 'toBinary',
      sourceProperty: 'content',
      binaryPropertyName: 'data',
      options: { fileName: 'a.mp3', mimeType: 'audio/mpeg' },
    };
    const workflow = {
      name: 'A file',
      nodes: [
        createNode('Items', 'n8n-nodes-base.noOp', {}),
        { ...createNode('File', 'n8n-nodes-base.convertToFile', toFile), typeVersion: 1.1 },
        createNode('SMSC', SMSC, parameters),
      ],
      connections: {
        Items: { main: [[{ node: 'File', type: 'main', index: 0 }]] },
        File: { main: [[{ node: 'SMSC', type: 'main', index: 0 }]] },
      },
      settings: { executionOrder: 'v1' },
    } as const;
    const report = await stage.engine.call('run', workflow as never, {
      startNode: 'Items',
      items: [[{ json: { content: CONTENT.toString('base64') } }]],
    });
    const stored = report.nodes['File']?.[0]?.outputs[0]?.[0]?.binary?.['data'];
    expect(stored?.id).toMatch(/^filesystem/);
    return { report, outputs: report.nodes['SMSC']?.[0]?.outputs[0] ?? [] };
  }
});
