import { formatProblem } from '../../../protocol/format-problem';
import { writeCommand } from '../../../protocol/smtp/command';
import { planMails } from '../../../protocol/smtp/plan-mails';
import { prepareCommand, type SmtpMessageParameters } from '../../../protocol/smtp/prepare-command';

const NOW = new Date('2026-11-27T10:00:00Z');
const MESSAGE: SmtpMessageParameters = {
  channel: 'sms',
  recipients: ['79991112233'],
  text: 'Hello',
};

function prepare(
  parameters: Partial<SmtpMessageParameters>,
  answer: 'onFault' | 'always' = 'onFault',
) {
  return prepareCommand(
    { ...MESSAGE, ...parameters },
    { login: ' alex ', password: 'hush' },
    { answer, now: NOW },
  );
}

function write(parameters: Partial<SmtpMessageParameters>, answer?: 'onFault' | 'always'): string {
  const command = prepare(parameters, answer);
  if (!command.ok)
    return `${formatProblem(command.problem).text}. ${formatProblem(command.problem).advice}`;
  const [mail] = planMails([command.value], { messagesPerMail: 1, createId: () => '' });
  const written = writeCommand(mail!.command);
  return written.ok
    ? written.value
    : `${formatProblem(written.problem).text}. ${formatProblem(written.problem).advice}`;
}

describe('prepareCommand', () => {
  it.each<[string, Partial<SmtpMessageParameters>, string]>([
    ['an SMS', {}, 'alex:hush::::79991112233:Hello'],
    [
      'several recipients and an ID',
      { recipients: ['79991', '+79992'], messageId: 'a-1' },
      'alex:hush:a-1:::79991,+79992:Hello',
    ],
    ['a sender', { sender: 'Shop' }, 'alex:hush:::,,Shop:79991112233:Hello'],
    ['look-alikes', { transliterate: 'mpaHcLum' }, 'alex:hush:::2:79991112233:Hello'],
    ['a moment', { sendAt: '2026-11-28T10:00:00Z' }, 'alex:hush::01795860000::79991112233:Hello'],
    [
      'hours in a zone',
      { deliveryWindow: '10-21', timezone: 'UTC+5' },
      'alex:hush::10-21,2::79991112233:Hello',
    ],
    ['a comment', { comment: 'note' }, 'alex:hush::::79991112233:Hello\n~~~\nnote'],
    ['a flash SMS', { channel: 'flashSms' }, 'alex:hush:::,1:79991112233:Hello'],
    [
      'a WAP push',
      { channel: 'wapPush', link: 'https://a.example' },
      'alex:hush:::,2:79991112233:https://a.example\nHello',
    ],
    ['an HLR request', { channel: 'hlr', text: undefined }, 'alex:hush:::,3:79991112233:'],
    ['a ping', { channel: 'ping', text: undefined }, 'alex:hush:::,6:79991112233:'],
    [
      'an e-mail',
      {
        channel: 'email',
        recipients: ['to@b.example'],
        sender: 'shop@a.example',
        subject: 'News',
      },
      'alex:hush:::,8,shop@a.example:to@b.example:Hello\nsubj: News',
    ],
    [
      'a call',
      { channel: 'voice', voice: 'female1' },
      'alex:hush:::,9:79991112233:Hello\nvoice: w',
    ],
    [
      'a call with its settings',
      { channel: 'voice', voice: 'male2', wait: 20, repeat: 60, attempts: 3 },
      'alex:hush:::,9:79991112233:Hello\nvoice: m2\n~~~\n20,60,3',
    ],
    [
      'a call with one setting, and the others as by HTTP',
      { channel: 'voice', attempts: 2 },
      'alex:hush:::,9:79991112233:Hello\nvoice: m3\n~~~\n22,20,2',
    ],
    [
      'a call whose settings stand in the text, below its voice',
      { channel: 'voice', text: 'Hello\n~~~\n20,60,3', allowGatewayMarks: true },
      'alex:hush:::,9:79991112233:Hello\nvoice: m3\n~~~\n20,60,3',
    ],
    ['Viber', { channel: 'viber' }, 'alex:hush:::,10:79991112233:Hello'],
    ['WhatsApp', { channel: 'whatsapp' }, 'alex:hush:::,11:79991112233:Hello'],
    [
      'a binary message',
      { channel: 'binary', text: undefined, data: '0a 1b', userDataHeader: '050003010201' },
      'alex:hush:::,5:79991112233:060500030102010a1b',
    ],
    [
      'a message of a bot',
      { channel: 'telegramBot', recipients: ['79991', '@anna'], botName: 'shop_bot' },
      'alex:hush::::79991,@anna:__BOT__: Hello\nbot:@shop_bot',
    ],
    ['social networks', { channel: 'social' }, 'alex:hush:::,12:79991112233:Hello'],
  ])('writes %s', (_, parameters, body) => {
    expect(write(parameters)).toBe(body);
  });

  it('always requests a response when configured', () => {
    expect(write({}, 'always')).toBe('alex:hush:::,,,1:79991112233:Hello');
  });

  it.each<[string, Partial<SmtpMessageParameters>]>([
    ['channel', { channel: 'telegram' }],
    ['channel', { channel: 'mms' }],
    ['validity', { validity: 2 }],
    ['shortenLinks', { shortenLinks: true }],
    ['maxParts', { maxParts: 1 }],
    ['spreadPeriod', { spreadPeriod: 1, spreadFrequency: 5 }],
    ['wait', { channel: 'voice', wait: 5 }],
    ['wait', { channel: 'sms', wait: 20 }],
    ['text', { channel: 'voice', text: 'Hi\nvoice: w4' }],
    ['text', { channel: 'voice', text: 'Hi\n VOICE : w4\nbye' }],
    [
      'text',
      { channel: 'email', recipients: ['a@b.c'], sender: 'a@b.c', subject: 's', text: 'subj:x' },
    ],
    ['text', { channel: 'telegramBot', botName: 'bot', text: 'Hi\rbot:@x' }],
    ['text', { text: '__CALL2__: pay' }],
    ['text', { channel: 'voice', text: 'Hi\n~~~\n20,60,3', wait: 20, allowGatewayMarks: true }],
    ['confirmNumberAfter', { channel: 'telegramBot', botName: 'bot', confirmNumberAfter: 30 }],
    ['botName', { channel: 'telegramBot' }],
    ['data', { channel: 'binary', text: undefined }],
    ['voiceContent', { channel: 'voice', voiceContent: 'code', text: undefined }],
    ['text', { text: '__HLR__' }],
    ['text', { text: '' }],
    ['sendAt', { sendAt: 'tomorrow' }],
    ['messageId', { messageId: 'a b' }],
  ])('rejects values that do not fit into an e-mail or a command: %s', (parameter, given) => {
    expect(prepare(given)).toMatchObject({ ok: false, problem: { kind: 'input', parameter } });
  });

  it('rejects a login and a password that the command cannot contain', () => {
    const prepared = prepareCommand(
      MESSAGE,
      { login: 'alex', password: 'hush:hush' },
      { answer: 'always', now: NOW },
    );
    const [mail] = planMails([prepared.ok ? prepared.value : null], {
      messagesPerMail: 1,
      createId: () => '1',
    });
    const written = writeCommand(mail!.command);
    expect(written).toMatchObject({ ok: false, problem: { parameter: 'password' } });
    expect(JSON.stringify(written)).not.toContain('hush');
  });
});
