import fc from 'fast-check';
import { formatProblem } from '../../../protocol/format-problem';
import { readCommand, writeCommand } from '../../../protocol/smtp/command';
import { buildMail } from '../../../protocol/smtp/mail';
import { planMails, type PlannedMail } from '../../../protocol/smtp/plan-mails';
import {
  prepareCommand,
  type PreparedCommand,
  type SmtpMessageParameters,
} from '../../../protocol/smtp/prepare-command';
import { valueOf } from '../../support/results';

const NOW = new Date('2026-11-27T10:00:00Z');

function prepare(parameters: Partial<SmtpMessageParameters>): PreparedCommand {
  const command = prepareCommand(
    { channel: 'sms', recipients: ['79991112233'], text: 'Hello', ...parameters },
    { login: 'alex', password: 'hush' },
    { answer: 'onFault', now: NOW },
  );
  return valueOf(command);
}

function plan(
  messages: readonly (Partial<SmtpMessageParameters> | null)[],
  messagesPerMail = 100,
): PlannedMail[] {
  let count = 0;
  const commands = messages.map((message) => message && prepare(message));
  return planMails(commands, { messagesPerMail, createId: () => `id${(count += 1)}` });
}

function write({ command }: PlannedMail): string {
  const written = writeCommand(command);
  return written.ok ? written.value : formatProblem(written.problem).text;
}

const to = (phone: string, others: Partial<SmtpMessageParameters> = {}) => ({
  recipients: [phone],
  ...others,
});
const places = (mails: readonly PlannedMail[]): (readonly number[])[] =>
  mails.map(({ messages }) => messages);

describe('planMails', () => {
  it('puts separate texts into one e-mail with one ID', () => {
    const mails = plan([
      to('79991', { text: 'one', sender: 'Shop' }),
      null,
      { recipients: ['79992', '+79993'], text: 'two\nlines', sender: 'Shop' },
    ]);
    expect(mails).toMatchObject([{ id: 'id1', messages: [0, 2] }]);
    expect(write(mails[0]!)).toBe('alex:hush:id1::,,Shop::79991:one\n79992,+79993:two\\nlines');
  });

  it('assigns each message its own e-mail and ID when sharing is off', () => {
    expect(plan([to('79991'), to('79992')], 1).map(write)).toEqual([
      'alex:hush:id1:::79991:Hello',
      'alex:hush:id2:::79992:Hello',
    ]);
  });

  it('writes the voice and the subject once, below the list', () => {
    const voice = { channel: 'voice', voice: 'male1' } as const;
    const email = { channel: 'email', sender: 'shop@a.example', subject: 'News' } as const;
    const mails = plan([to('79991', voice), to('79992', voice), to('b@b.example', email)]);
    expect(mails.map(write)).toEqual([
      'alex:hush:id1::,9::79991:Hello\n79992:Hello\nvoice: m',
      'alex:hush:id2::,8,shop@a.example:b@b.example:Hello\nsubj: News',
    ]);
    expect(places(plan([to('b@b.example', email), to('c@b.example', email)]))).toEqual([[0, 1]]);
  });

  it.each<[string, Partial<SmtpMessageParameters>]>([
    ['another sender', { sender: 'Shop' }],
    ['another moment', { sendAt: '2026-11-28T10:00:00Z' }],
    ['an ID of the user', { messageId: 'order-1' }],
    ['another channel', { channel: 'flashSms' }],
    ['a separator in the text', { text: 'a;b' }],
    ['a backslash in the text', { text: 'c:\\new' }],
    ['a comment', { comment: 'note' }],
    ['a group', { recipients: ['G1'] }],
    ['a channel without lists', { channel: 'viber' }],
  ])('plans a separate e-mail for %s', (_, other) => {
    const mails = plan([to('79991'), to('79993', other), to('79994')]);
    expect(places(mails)).toEqual([[0, 2], [1]]);
  });

  it('groups messages with the same ID of the user into one e-mail', () => {
    const messageId = 'order-1';
    const mails = plan([to('79991', { messageId }), to('79992', { messageId })]);
    expect(mails).toMatchObject([{ id: messageId, messages: [0, 1] }]);
  });

  it('never puts a recipient twice into an e-mail, with or without a plus', () => {
    expect(places(plan([to('79991'), to('+79991'), to('79992')]))).toEqual([[0], [1, 2]]);
  });

  it('respects the limits of messages and size of an e-mail', () => {
    const messages = Array.from({ length: 5 }, (_, index) => to(`7999${index}`));
    expect(places(plan(messages, 2))).toEqual([[0, 1], [2, 3], [4]]);
    const long = Array.from({ length: 100 }, (_, index) =>
      to(String(79990000000 + index), { text: 'ї'.repeat(1000) }),
    );
    const mails = plan(long);
    expect(mails.flatMap(({ messages: some }) => some)).toEqual(long.map((_, place) => place));
    expect(mails.length).toBeLessThan(5);
    for (const mail of mails) {
      const built = buildMail({
        ...{ from: 'n8n@a.example', to: 'send@send.smsc.ru', date: NOW, reference: 'one' },
        body: write(mail),
        charset: 'auto',
      });
      expect(built.ok).toBe(true);
    }
  });

  it('sends every message once, unchanged, whatever the texts are', () => {
    const phone = fc.stringMatching(/^\+?7\d{10}$/);
    const text = fc
      .array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }), { minLength: 1 })
      .map((lines) => lines.join('\n').slice(0, 900))
      .filter((written) => written.trim() !== '' && !/__|~~~/.test(written));
    const message = fc.record({
      recipients: fc.array(phone, { minLength: 1, maxLength: 3 }),
      text,
    });
    fc.assert(
      fc.property(
        fc.array(message, { maxLength: 12 }),
        fc.integer({ min: 1, max: 5 }),
        (all, most) => {
          const wanted = all.flatMap((one) => {
            const { phones, text: written } = prepare(one);
            return phones.map((number) => `${number} ${written}`);
          });
          const sent = plan(all, most).flatMap((mail) => {
            const read = readCommand(write(mail));
            if (read?.content.kind === 'text') {
              const { phones, text: written } = read.content;
              return phones.map((number) => `${number} ${written}`);
            }
            return (read?.content.entries ?? []).flatMap((entry) =>
              entry.phones.map((number) => `${number} ${entry.text}`),
            );
          });
          expect(sent.sort()).toEqual(wanted.sort());
        },
      ),
    );
  });
});
