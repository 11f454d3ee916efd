import { parseRecipients } from '../numbers/parse-recipients';
import { invalidInput, unreadableAnswer } from '../problem';
import { failure, success, type Result } from '../result';
import { param, sentence } from '../sentence';
import { findChannel, SPOKEN_DIGITS, type ChannelRow, type Transliteration } from '../tables';
import { composeParameters, composeText } from '../text/normalize';
import { checkMessageId, isMessageId } from '../message-id';
import type { Charset } from '../wire/charset';
import {
  fieldsOfElement,
  fieldsOfObject,
  isObject,
  toAmount,
  toInteger,
  toText,
  type GatewayFields,
} from '../wire/gateway-fields';
import type { AttachedFile } from '../wire/multipart';
import type { AnswerContext, AnswerFormat, GatewayRequest } from '../wire/request';
import type { XmlElement } from '../wire/xml';
import { buildContent } from './content/build-content';
import type { Field } from './content/content';
import { buildSender } from './content/sender';
import { checkNumber } from './parameter-checks';
import { openAnswer, type Answer } from './response';
import { buildListField } from './send-list';
import type { SendEncoding, SendParameters } from './send-parameters';
import {
  holdsRecipients,
  isRecipientList,
  recipientsOfElement,
  recipientsOfObject,
  type SendAnswerRecipient,
} from './send-recipients';
import { readSendText, readSendValues, type CostMode } from './send-text';
import { buildTimingFields } from './send-timing';

const TRANSLITERATION: Record<Transliteration, string> = {
  none: '0',
  translit: '1',
  mpaHcLum: '2',
};

const WHOLE_AND_POSITIVE = { from: 1, to: Infinity, unit: 'pieces', isWhole: true };

function checkRecipients({
  recipients,
  channel,
  maxRecipients,
}: SendParameters): Result<readonly string[]> {
  const invalid = checkNumber('maxRecipients', maxRecipients, WHOLE_AND_POSITIVE);
  if (invalid !== null) return failure(invalid);
  const takesNicknames = findChannel(channel)?.takesNicknames;
  const parsed = parseRecipients(recipients, { takesNicknames });
  if (parsed.ok && maxRecipients !== undefined && parsed.value.length > maxRecipients) {
    return failure(
      invalidInput(
        'maxRecipients',
        sentence`There are ${parsed.value.length} recipients, ${param('maxRecipients')} allows ${maxRecipients}`,
        sentence`Check the list, or raise ${param('maxRecipients')}`,
      ),
    );
  }
  return parsed;
}

interface Body {
  readonly fields: readonly Field[];
  readonly files: readonly AttachedFile[];
}

/** Who gets what: one message for all, or a list of texts. */
function buildBody(
  parameters: SendParameters,
  recipients: readonly string[],
  channel: ChannelRow,
  charset: Charset,
): Result<Body> {
  if (parameters.entries !== undefined) {
    const entries = parameters.entries.map((entry) => ({
      ...entry,
      text: composeText(entry.text),
    }));
    const list = buildListField(entries, charset);
    return list.ok
      ? success({ fields: [['list', list.value], ...channel.fields], files: [] })
      : list;
  }
  const content = buildContent(composeParameters(parameters), channel, charset);
  if (!content.ok) return content;
  const { message, fields, attached } = content.value;
  const text: Field[] = message === null ? [] : [['mes', message]];
  const phones: Field = ['phones', recipients.join(',')];
  return success({
    fields: [phones, ...text, ...channel.fields, ...fields],
    files: attached,
  });
}

function buildOptionFields({
  transliterate,
  shortenLinks,
  maxParts,
}: SendParameters): Result<Field[]> {
  const fields: Field[] = [];
  if (transliterate !== undefined) fields.push(['translit', TRANSLITERATION[transliterate]]);
  if (shortenLinks !== undefined) fields.push(['tinyurl', shortenLinks ? '1' : '0']);
  const invalid = checkNumber('maxParts', maxParts, { ...WHOLE_AND_POSITIVE, unit: 'parts' });
  if (invalid !== null) return failure(invalid);
  if (maxParts !== undefined) fields.push(['maxsms', String(maxParts)]);
  return success(fields);
}

/**
 * Returns the request for send.php: a message on any channel, a price request, HLR or ping. It always
 * asks for the lists of recipients (`op=1`, `err=1`), so that the outcome of each one is known.
 * Problems: InvalidInput of each parameter that the gateway would reject, shorten or misread.
 * Source: HTTP API, "Sending SMS messages: parameters".
 */
export function buildSendRequest(
  parameters: SendParameters,
  { charset, format, now }: SendEncoding,
): Result<GatewayRequest> {
  const channel = findChannel(parameters.channel);
  if (channel === undefined) {
    return failure(
      invalidInput(
        'channel',
        sentence`${param('channel')} is unknown: ${JSON.stringify(parameters.channel)}`,
        'Choose one of the channels that are offered',
      ),
    );
  }
  const recipients = checkRecipients(parameters);
  if (!recipients.ok) return recipients;
  const body = buildBody(parameters, recipients.value, channel, charset);
  if (!body.ok) return body;
  const sender = buildSender(parameters.sender, channel, charset);
  if (!sender.ok) return sender;
  const fields: Field[] = [...body.value.fields];
  const { messageId } = parameters;
  if (messageId !== undefined && messageId !== '') {
    const id = checkMessageId(messageId);
    if (!id.ok) return id;
    fields.push(['id', id.value]);
  }
  if (sender.value !== null) fields.push(['sender', sender.value]);
  const options = buildOptionFields(parameters);
  if (!options.ok) return options;
  const timing = buildTimingFields(parameters, now);
  if (!timing.ok) return timing;
  fields.push(...options.value, ...timing.value);
  if (parameters.cost !== 0) fields.push(['cost', String(parameters.cost)]);
  fields.push(['op', '1'], ['err', '1']);
  const request = { endpoint: 'send', fields, charset, format } as const;
  const { files } = body.value;
  return success(files.length === 0 ? request : { ...request, files });
}

/** Fields that stand after the ID of a message. */
const AFTER_ID: ReadonlySet<string> = new Set([
  ...['sender', 'translit', 'tinyurl', 'maxsms'],
  ...['time', 'tz', 'period', 'freq', 'valid', 'cost', 'op'],
]);

/** Returns a request that was built without an ID under this one, as if it had been built with it. */
export function nameSendRequest(request: GatewayRequest, id: string): GatewayRequest {
  const place = request.fields.findIndex(([name]) => AFTER_ID.has(name));
  return { ...request, fields: request.fields.toSpliced(place, 0, ['id', id]) };
}

/** The response to a send request. */
export interface SendAnswer {
  /** `null` when only the price was asked. */
  readonly id: string | null;
  /** Parts of all recipients together; for calls blocks of five seconds. */
  readonly parts: number | null;
  /** Of the whole request, in the currency of the account. */
  readonly cost: number | null;
  readonly balance: number | null;
  /** The code that a voice call pronounces, `null` unless the gateway made one up. */
  readonly code: string | null;
  /** Rows of `op=1` and `err=1`, empty when the gateway gave none. */
  readonly recipients: readonly SendAnswerRecipient[];
  readonly extra: GatewayFields;
}

/**
 * Reads the response of send.php in every `fmt` and for every `cost`. It must hold what was asked for,
 * an ID or (`cost=1`) a price; all else may be absent.
 * Problems: a request error; an unreadable response, after which the message may have been accepted.
 * Source: HTTP API, "Sending messages: answer of the server and error codes".
 */
export function readSendAnswer(
  context: AnswerContext,
  asked: { readonly cost: CostMode },
): Result<SendAnswer> {
  const answer = openAnswer('send', context);
  if (!answer.ok) return answer;
  const { fields, recipients } = readBody(answer.value, context, asked.cost);
  const numbers = {
    parts: toInteger(fields.cnt),
    cost: toAmount(fields.cost),
    balance: toAmount(fields.balance),
  };
  const id = readId(fields.id);
  if (asked.cost === 1 && numbers.cost === null) return unreadable('an answer without a price');
  if (asked.cost !== 1 && id === null) return unreadable('an answer without a message ID');
  // In plain text any word could be an ID; the count beside it makes it one.
  const isPlain = answer.value.kind === 'text';
  if (isPlain && numbers.parts === null) return unreadable('text that confirms no message');
  const known = { id, ...numbers, code: toText(fields.code) };
  return success({ ...known, recipients, extra: collectExtra(fields, numbers) });
}

/** Whatever else stands in its place may be private: some programs repeat what they were sent. */
function readId(value: GatewayFields[string] | undefined): string | null {
  const text = toText(value);
  return text !== null && isMessageId(text) ? text : null;
}

function unreadable(found: string) {
  return failure(unreadableAnswer('send', found));
}

interface SendBody {
  readonly fields: GatewayFields;
  readonly recipients: readonly SendAnswerRecipient[];
}

function readBody(answer: Answer, { format }: AnswerContext, cost: CostMode): SendBody {
  switch (answer.kind) {
    case 'text':
      return { fields: READ_TEXT[format](answer.text, cost), recipients: [] };
    case 'xml':
      return readElement(answer.root);
    case 'json':
      return readObject(answer.value);
  }
}

/** With XML and JSON asked, plain text is the bare `OK` or `-3` of another endpoint. */
const READ_TEXT: Record<AnswerFormat, (text: string, cost: CostMode) => GatewayFields> = {
  0: readSendText,
  1: readSendValues,
  2: () => ({}),
  3: () => ({}),
};

function readObject(value: unknown): SendBody {
  if (!isObject(value)) return { fields: {}, recipients: [] };
  const others = Object.entries(value).filter(([, item]) => !holdsRecipients(item));
  return {
    fields: fieldsOfObject(Object.fromEntries(others)) ?? {},
    recipients: recipientsOfObject(value),
  };
}

function readElement(root: XmlElement): SendBody {
  const others = root.children.filter((child) => !isRecipientList(child));
  return {
    fields: fieldsOfElement({ ...root, children: others }) ?? {},
    recipients: recipientsOfElement(root),
  };
}

const TEXT_FIELDS: ReadonlySet<string> = new Set(['id', 'code']);

/** Unknown fields, and those that should have been numbers and were not. */
function collectExtra(
  fields: GatewayFields,
  { parts, cost, balance }: Pick<SendAnswer, 'parts' | 'cost' | 'balance'>,
): GatewayFields {
  const numbers = new Map([
    ['cnt', parts],
    ['cost', cost],
    ['balance', balance],
  ]);
  const extra = Object.entries(fields).filter(
    ([name, value]) =>
      !TEXT_FIELDS.has(name) &&
      (!numbers.has(name) || (numbers.get(name) === null && toText(value) !== null)),
  );
  return Object.fromEntries(extra);
}

/**
 * Returns the digits that a call speaks of a code that the gateway made. The documents describe four
 * digits, while responses with six characters were seen, of which the call speaks the last four. A
 * response that gives the code as a number has lost its leading zeros.
 * Source: HTTP API, "Sending a code by voice message"; unverified against the live service.
 */
export function toSpokenCode(code: string): string {
  return code.slice(-SPOKEN_DIGITS).padStart(SPOKEN_DIGITS, '0');
}
