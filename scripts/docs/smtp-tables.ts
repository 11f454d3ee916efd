import { SMTP_FORMATS, SMTP_HOSTS, type SmtpFormatRow } from '../../protocol/tables/smtp';
import { findChannel } from '../../protocol/tables';
import { writeCommand } from '../../protocol/smtp/command';
import { planMails } from '../../protocol/smtp/plan-mails';
import { prepareCommand } from '../../protocol/smtp/prepare-command';
import { cell, code, table } from './markdown';

export function smtpHostTable(): string {
  return table(
    ['Area', 'Address', 'Server, port 25', 'Documented'],
    SMTP_HOSTS.map((row) => [
      row.region,
      code(row.address),
      code(row.host),
      row.isDocumented ? 'yes' : 'no, by analogy',
    ]),
  );
}

/** Table of the e-mail format of each channel. */
export function smtpChannelTable(): string {
  const rows: readonly SmtpFormatRow[] = SMTP_FORMATS;
  return table(
    ['Channel', '`format`', 'Text', 'In a list'],
    rows
      .filter(({ isOffered }) => isOffered)
      .map((row) => [
        cell(findChannel(row.channel)?.label ?? row.channel),
        row.prefix === null ? String(row.format) : '',
        writeForm(row),
        row.acceptsList ? 'yes' : 'no',
      ]),
  );
}

const WITHOUT_TEXT: readonly string[] = ['hlr', 'ping'];

function writeForm({ channel, prefix, lastLine }: SmtpFormatRow): string {
  if (WITHOUT_TEXT.includes(channel)) return 'none';
  if (channel === 'binary') return 'hexadecimal digits';
  const start = prefix === null ? 'text' : `${prefix}: text`;
  return code(lastLine === null ? start : `${start}\\n${lastLine.lead}…`);
}

const MESSAGES = [
  { recipients: ['+77011234567'], text: 'Anna, your order 1042 has arrived' },
  { recipients: ['+77017654321'], text: 'Boris, your order 1043\nis on its way' },
];

/** The body of an e-mail with two messages. */
export function smtpMailExample(): string {
  const commands = MESSAGES.map((message) => {
    const command = prepareCommand(
      { ...message, channel: 'sms', sender: 'MyCompany', messageId: 'orders-7' },
      { login: '<login>', password: '<password>' },
      { answer: 'always', now: new Date(0) },
    );
    return command.ok ? command.value : null;
  });
  const [mail] = planMails(commands, { messagesPerMail: 100, createId: () => '' });
  const body = mail && writeCommand(mail.command);
  if (!body?.ok) throw new Error('The example for docs/smtp.md is not valid');
  return `\`\`\`text\n${body.value}\n\`\`\``;
}
