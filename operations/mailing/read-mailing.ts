import {
  buildCreateMailing,
  type ChannelRow,
  checkRequest,
  failure,
  invalidInput,
  type MailingParameters,
  type MailingRepeat,
  param,
  parseRecipients,
  type Result,
  type SendChannel,
  type SendParameters,
  type Sentence,
  sentence,
  success,
  renameParameter,
} from '../../protocol';
import { readLocated } from '../fields/locators';
import { readOptionValues, readSender, readText, readTexts } from '../parameters/parameters';
import type { Host, Row } from '../host';
import { readCollection } from '../items/list-outputs';
import { checkGroups, readRecipients } from '../parameters/recipients';
import { MAILING_CHANNELS, mailingOptions } from './mailing-fields';

type Entries = NonNullable<SendParameters['entries']>;

function reject(text: Sentence): Result<never> {
  return failure(
    invalidInput(
      'personalTexts',
      text,
      'Enter lines such as 77011234567: Hello Anna, or a list of objects with "to" and "text"',
    ),
  );
}

/**
 * Returns the texts with their phone numbers. Accepts lines of `numbers: text`, where `
 * ` means a line break, or a list of objects (also as JSON, which AI agents write).
 */
export function readPersonalTexts(given: unknown): Result<Entries> {
  const rows = Array.isArray(given) ? (given as unknown[]) : readRows(given);
  if (rows === null) return reject(sentence`${param('personalTexts')} is not a text or a list`);
  if (rows.length === 0) return reject(sentence`${param('personalTexts')} is empty`);
  const entries: Entries[number][] = [];
  for (const [index, row] of rows.entries()) {
    const place = sentence`Text ${index + 1} of ${param('personalTexts')}`;
    const { to, text } = typeof row === 'object' && row !== null ? (row as ListRow) : readLine(row);
    const recipients = parseRecipients(to);
    if (!recipients.ok) return reject(sentence`${place} does not contain a valid recipient`);
    const read = readText(text, 'personalTexts');
    if (!read.ok || read.value.trim() === '') return reject(sentence`${place} has no text`);
    entries.push({ recipients: recipients.value, text: read.value });
  }
  return success(entries);
}

interface ListRow {
  readonly to?: unknown;
  readonly text?: unknown;
}

function readRows(given: unknown): readonly unknown[] | null {
  if (typeof given !== 'string') return null;
  if (given.trimStart().startsWith('[')) return readJson(given);
  return given.split(/\r?\n/).filter((line) => line.trim() !== '');
}

function readJson(text: string): readonly unknown[] | null {
  try {
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed) ? parsed : null;
  } catch {
    return null;
  }
}

function readLine(line: unknown): ListRow {
  const [, to, text] = /^([^:]*):\s*(.*)$/.exec(String(line)) ?? [];
  return { to, text: text?.replaceAll('\\n', '\n') };
}

type Content = Pick<MailingParameters, 'templateId'> & {
  readonly message: Pick<MailingParameters['message'], 'recipients' | 'entries' | 'text'>;
};

/** 'Allow Groups' concerns only the check of recipients. */
const SENT_OPTIONS = mailingOptions.filter(({ name }) => name !== 'allowGroups');
/** Options of the mailing; all others are options of its messages. */
const OWN_OPTIONS = ['fallbackText', 'includeCost', 'retrySender', 'retryUndelivered'];

/** Returns the mailing of an item, checked as far as possible without the gateway. */
export function readMailing(host: Host, itemIndex: number): Result<MailingParameters> {
  const read = (name: string) => host.read(name, itemIndex, '');
  const channel = findMailingChannel(read('channel'));
  if (!channel.ok) return channel;
  const content = readContent(host, itemIndex, channel.value);
  if (!content.ok) return content;
  const texts = readTexts(
    {
      name: read('name'),
      sendAt: read('sendAt'),
      repeatEvery: read('repeatEvery'),
      maxRepeats: read('maxRepeats'),
    },
    ['name', 'sendAt', 'repeatEvery', 'maxRepeats'],
  );
  if (!texts.ok) return texts;
  const channelTexts = readChannelTexts(read, channel.value);
  if (!channelTexts.ok) return channelTexts;
  const given = readCollection(host, 'options', itemIndex);
  const options = readOptionValues(SENT_OPTIONS, given, channel.value.name);
  if (!options.ok) return options;
  const { name, sendAt, repeatEvery, maxRepeats } = texts.value;
  const mailing: MailingParameters = {
    ...pick(options.value, (option) => OWN_OPTIONS.includes(option)),
    name,
    templateId: content.value.templateId,
    repeatEvery: (repeatEvery || 'never') as MailingRepeat,
    maxRepeats: maxRepeats === '' || maxRepeats === '0' ? undefined : Number(maxRepeats),
    message: {
      ...pick(options.value, (option) => !OWN_OPTIONS.includes(option)),
      ...channelTexts.value,
      ...content.value.message,
      channel: channel.value.name as SendChannel,
      sender: readSender(host, itemIndex),
      sendAt: sendAt || undefined,
      sendAtZone: host.zone,
    },
  };
  const checked = checkRequest(mailing, (encoding) =>
    buildCreateMailing(mailing, { ...encoding, now: new Date() }),
  );
  if (checked.ok || content.value.message.entries === undefined) return checked;
  return failure(renameParameter(checked.problem, 'text', 'personalTexts'));
}

function pick(options: Row, wants: (name: string) => boolean): Row {
  return Object.fromEntries(Object.entries(options).filter(([name]) => wants(name)));
}

/** Texts that exist only on some channels. */
const CHANNEL_TEXTS = ['subject', 'botName', 'voice', 'voiceLanguage'] as const;

function readChannelTexts(
  read: (name: string) => unknown,
  { accepts }: ChannelRow,
): Result<Partial<MailingParameters['message']>> {
  const names = CHANNEL_TEXTS.filter((name) => accepts.includes(name));
  const given = Object.fromEntries(names.map((name) => [name, read(name)]));
  const texts = readTexts(given, names);
  if (!texts.ok) return texts;
  return success(Object.fromEntries(Object.entries(texts.value).filter(([, text]) => text !== '')));
}

function findMailingChannel(value: unknown): Result<ChannelRow> {
  const channel = MAILING_CHANNELS.find(({ name }) => name === (value || 'sms'));
  if (channel) return success(channel);
  return failure(
    invalidInput(
      'channel',
      sentence`${param('channel')} is not a channel of mailings: ${JSON.stringify(value)}`,
      sentence`Choose an option of ${param('channel')}`,
    ),
  );
}

function readContent(
  host: Host,
  itemIndex: number,
  { acceptsNicknames }: ChannelRow,
): Result<Content> {
  const content: unknown = host.read('content', itemIndex, 'text');
  if (content === 'personalTexts') {
    const entries = readPersonalTexts(host.read('personalTexts', itemIndex, ''));
    if (!entries.ok) return entries;
    const recipients = entries.value.flatMap((entry) => entry.recipients);
    return success({ message: { recipients, entries: entries.value } });
  }
  const recipients = readRecipients(host, 'to', itemIndex, { acceptsNicknames });
  if (!recipients.ok) return recipients;
  const forbidden = checkGroups(host, itemIndex, recipients.value, 'to');
  if (forbidden !== null) return failure(forbidden);
  if (content === 'template') {
    const templateId = readLocated(host, 'templateId', itemIndex).value;
    return success({ templateId, message: { recipients: recipients.value } });
  }
  const texts = readTexts({ text: host.read('text', itemIndex, '') }, ['text']);
  if (!texts.ok) return texts;
  return success({ message: { recipients: recipients.value, text: texts.value.text } });
}
