import {
  analyzeText,
  type AttachedFile,
  type ChannelParameter,
  type ChannelRow,
  checkSendOrder,
  type CostMode,
  failure,
  findChannel,
  estimateSentText,
  invalidInput,
  param,
  type Problem,
  replaceLookAlikes,
  type Result,
  type SendChannel,
  type SendOrder,
  type SendParameters,
  sentence,
  success,
} from '../../protocol';
import { MESSAGE_OPTIONS } from '../fields/send-options';
import { TEXT_OPTIONS } from '../fields/text-options';
import type { Host, Row } from '../host';
import type { MessageOrder } from '../items/send-items';
import { readFiles } from '../parameters/files';
import { readOptions, readOptionValues, readSender, readText } from '../parameters/parameters';
import { checkAllowed, checkGroups, readRecipients } from '../parameters/recipients';

/** Returns the files of a message on a channel. */
type AttachmentReader = (
  host: Host,
  itemIndex: number,
  channel: Pick<ChannelRow, 'accepts'>,
) => Promise<Result<readonly AttachedFile[]>>;

/**
 * Returns the message of an item, checked as far as possible without the gateway.
 *
 * @param cost value of `cost` in the request: what the response holds about the price
 * @param readAttached how the files of the message are found
 */
export async function readMessage(
  host: Host,
  itemIndex: number,
  cost: CostMode,
  readAttached: AttachmentReader = readAttachments,
): Promise<Result<SendOrder>> {
  const channel = readChannel(host, itemIndex);
  if (!channel.ok) return channel;
  const recipients = readRecipients(host, 'to', itemIndex, {
    acceptsNicknames: channel.value.acceptsNicknames,
  });
  if (!recipients.ok) return recipients;
  // The price may be requested for any recipient, but for a group only if the item may send to
  // groups.
  const check = cost === 1 ? checkGroups : checkAllowed;
  const forbidden = check(host, itemIndex, recipients.value, 'to');
  if (forbidden !== null) return failure(forbidden);
  const attached = await readAttached(host, itemIndex, channel.value);
  if (!attached.ok) return attached;
  const content = readContent(host, itemIndex, channel.value, attached.value);
  if (!content.ok) return content;
  const given = readOptions(host, itemIndex);
  const options = readOptionValues(MESSAGE_OPTIONS, given, channel.value.name);
  if (!options.ok) return options;
  const parameters: SendParameters = {
    ...(options.value as Partial<SendParameters>),
    ...content.value,
    recipients: recipients.value,
    channel: channel.value.name as SendChannel,
    sender: readSender(host, itemIndex),
    sendAtZone: host.zone,
    cost,
  };
  return checkSendOrder(parameters, new Date());
}

function readChannel(host: Host, itemIndex: number): Result<ChannelRow> {
  const value: unknown = host.read('channel', itemIndex, 'sms');
  const channel = typeof value === 'string' ? findChannel(value) : undefined;
  if (channel?.isOffered) return success(channel);
  return failure(
    invalidInput(
      'channel',
      sentence`${param('channel')} is not a channel of this node: ${JSON.stringify(value)}`,
      sentence`Choose an option of ${param('channel')}`,
    ),
  );
}

/** Returns the files that the parameter `attachments` names, on channels that accept files. */
export async function readAttachments(
  host: Host,
  itemIndex: number,
  { accepts }: Pick<ChannelRow, 'accepts'>,
): Promise<Result<readonly AttachedFile[]>> {
  if (!accepts.includes('attachments')) return success([]);
  return await readFiles(host, itemIndex, 'attachments', () =>
    host.read('attachments', itemIndex, ''),
  );
}

/** Parameters of the content with their own fields; others are options. */
const CONTENT_FIELDS: readonly ChannelParameter[] = [
  'voiceContent',
  'text',
  'subject',
  'emailFormat',
  'link',
  'botName',
  'voice',
  'voiceLanguage',
  'data',
  'dataFormat',
];

/** The fields that the editor hides, by the content of a call. They may still hold an old value. */
const HIDDEN: Readonly<Record<string, readonly ChannelParameter[]>> = {
  file: ['text', 'voice', 'voiceLanguage'],
  code: ['text', 'attachments'],
  text: ['attachments'],
};

/** Returns the content of the message: the given parameters that its channel accepts. */
function readContent(
  host: Host,
  itemIndex: number,
  { name: channel, accepts }: ChannelRow,
  files: readonly AttachedFile[],
): Result<Partial<SendParameters>> {
  const content: Row = {};
  let hidden: readonly ChannelParameter[] = [];
  for (const name of CONTENT_FIELDS) {
    if (!accepts.includes(name) || hidden.includes(name)) continue;
    const text = readText(host.read(name, itemIndex, ''), name);
    if (!text.ok) return text;
    if (name === 'voiceContent') hidden = HIDDEN[text.value || 'text'] ?? [];
    if (text.value !== '') content[name] = text.value;
  }
  const { text } = content;
  const { replaceLookAlikes: isReplaced } = readTextOptions(host, itemIndex, channel);
  if (isReplaced === true && typeof text === 'string') content.text = replaceLookAlikes(text);
  const attachments = hidden.includes('attachments') || files.length === 0 ? undefined : files;
  return success({ ...content, attachments } as Partial<SendParameters>);
}

/**
 * Returns the analysis of the sent text if the option 'Add Analysis' is on, otherwise an empty
 * object.
 */
export function readAnalysis(host: Host, itemIndex: number, message: SendParameters): Row {
  const { addAnalysis } = readTextOptions(host, itemIndex, message.channel);
  return addAnalysis === true ? { analysis: { ...analyzeText(estimateSentText(message)) } } : {};
}

function readTextOptions(host: Host, itemIndex: number, channel: string): Row {
  const values = readOptionValues(TEXT_OPTIONS, readOptions(host, itemIndex), channel);
  return values.ok ? values.value : {};
}

const SEND_ONCE_KEY = 'sendOnceKey';
/** Results of failed calculations. They would give all items the same key. */
const NO_NUMBERS: ReadonlySet<unknown> = new Set([NaN, Infinity, -Infinity]);
/** Matches phone numbers and e-mail addresses, but not groups, nicknames or messenger IDs. */
const CHECKABLE = /^\+?\d+$|^[^@]+@/;

/**
 * Returns the order with the option 'Send Once Key' of its item, unchanged if the option is not
 * set.
 *
 * Problems: an empty key, because an expression without a result would let every duplicate through;
 * a recipient whose messages cannot be looked up.
 */
export function addSendOnceKey(
  host: Host,
  itemIndex: number,
  message: SendOrder,
): Result<MessageOrder> {
  const options = readOptions(host, itemIndex);
  if (!(SEND_ONCE_KEY in options)) return success({ message });
  const text = readText(options[SEND_ONCE_KEY], SEND_ONCE_KEY);
  if (!text.ok) return text;
  const key = text.value.trim();
  if (key === '' || NO_NUMBERS.has(options[SEND_ONCE_KEY])) return failure(EMPTY);
  if ((message.messageId ?? '') !== '') return failure(TWO_IDS);
  const uncheckable = message.recipients.find((one) => !CHECKABLE.test(one));
  if (uncheckable !== undefined) return failure(describeUncheckable(uncheckable));
  return success({ message: { ...message, sendOnceKey: key } });
}

const EMPTY: Problem = invalidInput(
  SEND_ONCE_KEY,
  sentence`${param(SEND_ONCE_KEY)} is empty or not a number, so it cannot prevent sending the message twice`,
  'Enter a key, such as the order number, or remove the option',
);

const TWO_IDS: Problem = invalidInput(
  SEND_ONCE_KEY,
  sentence`${param(SEND_ONCE_KEY)} and ${param('messageId')} both set the ID of the message`,
  'Remove one of the two options',
);

/**
 * Only the gateway knows the members of a group, and its history lists no nicknames or messenger
 * IDs.
 */
function describeUncheckable(recipient: string): Problem {
  return invalidInput(
    SEND_ONCE_KEY,
    sentence`${param(SEND_ONCE_KEY)} cannot be checked for ${JSON.stringify(recipient)}: the gateway keeps a history only for phone numbers and e-mail addresses`,
    'Enter phone numbers or e-mail addresses, or remove the option',
  );
}
