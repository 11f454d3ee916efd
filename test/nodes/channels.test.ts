import {
  NodeHelpers,
  type IDataObject,
  type INodeParameters,
  type INodeProperties,
} from 'n8n-workflow';
import { send } from '../../operations/message/send.operation';
import { sendFields } from '../../operations/message/send-fields';
import { Smsc } from '../../nodes/Smsc/Smsc.node';
import { MESSAGE_CHANNELS } from '../../protocol';
import { fakeExecution, formOf } from './support/fake-execution';
import { atLeastOne } from '../support/at-least-one';

const description = new Smsc().description;

/** Names of the fields that the editor shows for these values, the options among them. */
function shownFor(values: INodeParameters): string[] {
  const all = { resource: 'message', operation: 'send', voiceContent: 'text', ...values };
  const isShown = (property: INodeProperties) =>
    NodeHelpers.displayParameter(
      all,
      property,
      { typeVersion: 1 },
      description,
      all as INodeParameters,
    );
  return sendFields.filter(isShown).flatMap((field) => {
    if (field.name !== 'options') return [field.name];
    return (field.options as INodeProperties[]).filter(isShown).map(({ name }) => `-${name}`);
  });
}

/** Fields that only this channel shows, in addition to those of every channel. */
function ownOf(values: INodeParameters): string[] {
  const everywhere = MESSAGE_CHANNELS.map(({ name }) => shownFor({ channel: name })).reduce(
    (common, names) => common.filter((name) => names.includes(name)),
  );
  return shownFor(values).filter((name) => !everywhere.includes(name));
}

async function run(parameters: IDataObject) {
  const item = {
    resource: 'message',
    operation: 'send',
    to: '77011234567',
    sender: '',
    options: {},
    ...parameters,
  };
  const answers = () => ({ id: 7, cnt: 1, cost: '1', balance: '2', code: '012345' });
  const { functions, requests } = fakeExecution({ items: [item], answers });
  const [output] = await new Smsc().execute.call(functions);
  const fields = requests.map((request) => Object.fromEntries(formOf(request)));
  return { json: output?.[0]?.json, fields: fields[0] ?? {} };
}

const SMS_OPTIONS = [
  '-addAnalysis',
  '-allowGatewayMarks',
  '-comment',
  '-maxParts',
  '-replaceLookAlikes',
  '-shortenLinks',
  '-transliterate',
  '-validity',
];
const MESSENGER = ['text', '-allowGatewayMarks', '-shortenLinks', '-validity'];

describe('fields of a channel', () => {
  it.each<[INodeParameters, readonly string[]]>([
    [{ channel: 'sms' }, ['text', ...SMS_OPTIONS]],
    [{ channel: 'flashSms' }, ['text', ...SMS_OPTIONS]],
    [
      { channel: 'voice' },
      [
        'voiceContent',
        'text',
        'voice',
        'voiceLanguage',
        '-allowGatewayMarks',
        '-attempts',
        '-repeat',
        '-wait',
        '-fileUrl',
      ],
    ],
    [
      { channel: 'voice', voiceContent: 'code' },
      [
        'voiceContent',
        'voice',
        'voiceLanguage',
        '-allowGatewayMarks',
        '-attempts',
        '-repeat',
        '-wait',
        '-fileUrl',
      ],
    ],
    [
      { channel: 'voice', voiceContent: 'file' },
      [
        'voiceContent',
        'attachments',
        '-allowGatewayMarks',
        '-attempts',
        '-repeat',
        '-wait',
        '-fileUrl',
      ],
    ],
    [
      { channel: 'email' },
      ['subject', 'text', 'emailFormat', 'attachments', '-allowGatewayMarks', '-fileUrl'],
    ],
    [{ channel: 'viber' }, [...MESSENGER, 'attachments', '-fileUrl']],
    [{ channel: 'whatsapp' }, MESSENGER],
    [{ channel: 'telegram' }, MESSENGER],
    [{ channel: 'social' }, MESSENGER],
    [{ channel: 'telegramBot' }, ['botName', ...MESSENGER, '-confirmNumberAfter']],
    [
      { channel: 'mms' },
      ['subject', 'text', 'attachments', '-allowGatewayMarks', '-fileUrl', '-validity'],
    ],
    [{ channel: 'wapPush' }, ['link', 'text', '-allowGatewayMarks', '-validity']],
    [
      { channel: 'binary' },
      ['data', 'dataFormat', '-dataCoding', '-protocolId', '-userDataHeader', '-validity'],
    ],
  ])('for %j are these', (values, names) => {
    expect(new Set(ownOf(values))).toEqual(new Set(names));
  });

  it('are each shown once', () => {
    for (const { name } of atLeastOne(MESSAGE_CHANNELS)) {
      for (const voiceContent of ['text', 'file', 'code']) {
        const names = shownFor({ channel: name, voiceContent });
        expect(names).toEqual([...new Set(names)]);
        expect(names).toEqual(expect.arrayContaining(['channel', 'to', 'sender', '-sendAt']));
      }
    }
  });

  it('belong to the operation', () => {
    expect(send.fields.map(({ name }) => name)).toEqual(sendFields.map(({ name }) => name));
  });
});

describe('message: send, channels', () => {
  it('reads the displayed fields and ignores values of another channel', async () => {
    const { fields } = await run({
      channel: 'sms',
      text: 'Hello',
      subject: 'Old',
      attachments: 'old',
      voice: 'male1',
      options: { fileUrl: 'https://old.example', wait: 30, protocolId: 1, validity: 2 },
    });
    expect(fields).toMatchObject({ mes: 'Hello', valid: '2' });
    for (const name of ['subj', 'voice', 'param', 'fileurl'])
      expect(fields).not.toHaveProperty(name);
  });

  it('returns the code of a call, and the full code with the request', async () => {
    const { fields, json } = await run({
      channel: 'voice',
      voiceContent: 'code',
      text: 'Old',
      voice: 'female1',
      voiceLanguage: 'en',
      options: { attempts: '3', wait: 30 },
    });
    expect(fields).toMatchObject({ mes: 'code', call: '1', voice: 'w,en', param: '30,20,3' });
    expect(json).toMatchObject({ code: '2345', request: { code: '012345' } });
  });

  it('accepts a nickname for Telegram', async () => {
    const { fields } = await run({ channel: 'telegram', to: 'durov, #15', text: 'Hi' });
    expect(fields).toMatchObject({ phones: 'durov,#15', tg: '1' });
  });

  it('names a missing field by its label in the editor', async () => {
    const mail = { channel: 'email', to: 'a@example.com', text: 'Hi', subject: '' };
    await expect(run({ ...mail, sender: 'shop@example.com' })).rejects.toThrow("'Subject'");
    await expect(run({ ...mail, subject: 'News' })).rejects.toThrow("'Sender'");
  });
});
