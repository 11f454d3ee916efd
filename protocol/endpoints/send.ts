import { parseRecipients } from '../numbers/parse-recipients';
import { checkMessageId } from '../message-id';
import { invalidInput } from '../problem';
import { failure, success, type Result } from '../result';
import { param, sentence } from '../sentence';
import { findChannel, type ChannelRow, type SendChannel, type Transliteration } from '../tables';
import { composeParameters, composeText } from '../text/normalize';
import type { Charset } from '../wire/charset';
import type { AttachedFile } from '../wire/multipart';
import { DEFAULT_ENCODING, type GatewayRequest } from '../wire/request';
import { buildBinary } from './content/binary';
import {
  buildNothing,
  buildText,
  checkParameters,
  hasValue,
  type ContentBuilder,
  type Field,
} from './content/content';
import { buildEmail } from './content/email';
import { buildFiles, buildMedia } from './content/media';
import { buildSender } from './content/sender';
import { buildTelegramBot } from './content/telegram-bot';
import { buildVoice } from './content/voice';
import { buildWapPush } from './content/wap-push';
import { checkRange } from './parameter-checks';
import { buildListField } from './send-list';
import type { SendEncoding, SendParameters } from './send-parameters';
import { buildTimingFields, TIMING_PARAMETERS } from './send-timing';

const TRANSLITERATION: Record<Transliteration, string> = {
  none: '0',
  translit: '1',
  mpaHcLum: '2',
};

const WHOLE_AND_POSITIVE = { from: 1, to: Infinity, unit: 'recipients', isWhole: true };

function checkRecipients({
  recipients,
  channel,
  maxRecipients,
}: SendParameters): Result<readonly string[]> {
  if (maxRecipients !== undefined) {
    const invalid = checkRange('maxRecipients', maxRecipients, WHOLE_AND_POSITIVE);
    if (invalid !== null) return failure(invalid);
  }
  const acceptsNicknames = findChannel(channel)?.acceptsNicknames;
  const parsed = parseRecipients(recipients, { acceptsNicknames });
  if (parsed.ok && maxRecipients !== undefined && parsed.value.length > maxRecipients) {
    return failure(
      invalidInput(
        'maxRecipients',
        sentence`There are ${parsed.value.length} recipients, but ${param('maxRecipients')} is ${maxRecipients}`,
        sentence`Check the list, or increase ${param('maxRecipients')}`,
      ),
    );
  }
  return parsed;
}

const BUILDERS: Readonly<Record<SendChannel, ContentBuilder>> = {
  sms: buildText,
  flashSms: buildText,
  binary: buildBinary,
  wapPush: buildWapPush,
  hlr: buildNothing,
  ping: buildNothing,
  mms: buildMedia,
  voice: buildVoice,
  email: buildEmail,
  viber: buildMedia,
  whatsapp: buildText,
  social: buildText,
  telegram: buildText,
  telegramBot: buildTelegramBot,
};

interface Body {
  readonly fields: readonly Field[];
  readonly files: readonly AttachedFile[];
}

/** Returns the fields of the content: one message for all recipients, or a list of texts. */
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
  return buildContent(composeParameters(parameters), recipients, channel, charset);
}

/** Returns the fields of one message for all recipients, and its files. */
function buildContent(
  parameters: SendParameters,
  recipients: readonly string[],
  channel: ChannelRow,
  charset: Charset,
): Result<Body> {
  const invalid = checkParameters(parameters, channel);
  if (invalid !== null) return failure(invalid);
  const content = BUILDERS[parameters.channel](parameters, channel, charset);
  if (!content.ok) return content;
  const { message, fields } = content.value;
  const own: Field[] = [['phones', recipients.join(',')]];
  if (message !== null) own.push(['mes', message]);
  own.push(...channel.fields, ...fields);
  const hasFile = hasValue(parameters.attachments) || hasValue(parameters.fileUrl);
  if (!hasFile) return success({ fields: own, files: [] });
  const files = buildFiles(parameters);
  if (!files.ok) return files;
  return success({ fields: [...own, ...files.value.fields], files: files.value.attached });
}

function buildOptionFields({
  transliterate,
  shortenLinks,
  maxParts,
}: SendParameters): Result<Field[]> {
  const fields: Field[] = [];
  if (transliterate !== undefined) fields.push(['translit', TRANSLITERATION[transliterate]]);
  if (shortenLinks !== undefined) fields.push(['tinyurl', shortenLinks ? '1' : '0']);
  if (maxParts !== undefined) {
    const invalid = checkRange('maxParts', maxParts, { ...WHOLE_AND_POSITIVE, unit: 'parts' });
    if (invalid !== null) return failure(invalid);
    fields.push(['maxsms', String(maxParts)]);
  }
  return success(fields);
}

/**
 * Returns the request for send.php: a message on any channel, a price request, an HLR request or a
 * ping. It always requests the lists of recipients (`op=1`, `err=1`), so that the response has the
 * outcome of each one.
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
        'Choose a value from the list',
      ),
    );
  }
  const recipients = checkRecipients(parameters);
  if (!recipients.ok) return recipients;
  const body = buildBody(parameters, recipients.value, channel, charset);
  if (!body.ok) return body;
  const sender = hasValue(parameters.sender)
    ? buildSender(parameters.sender, channel, charset)
    : success(null);
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
  const timing = TIMING_PARAMETERS.some((name) => hasValue(parameters[name]))
    ? buildTimingFields(parameters, now)
    : success([]);
  if (!timing.ok) return timing;
  fields.push(...options.value, ...timing.value);
  if (parameters.cost !== 0) fields.push(['cost', String(parameters.cost)]);
  fields.push(['op', '1'], ['err', '1']);
  const request = { endpoint: 'send', fields, charset, format } as const;
  const { files } = body.value;
  return success(files.length === 0 ? request : { ...request, files });
}

/** Fields after the message ID. */
const AFTER_ID: ReadonlySet<string> = new Set([
  ...['sender', 'translit', 'tinyurl', 'maxsms'],
  ...['time', 'tz', 'period', 'freq', 'valid', 'cost', 'op'],
]);

/** Returns a request without a message ID with this one added, as if it had been built with it. */
export function nameSendRequest(request: GatewayRequest, id: string): GatewayRequest {
  const place = request.fields.findIndex(([name]) => AFTER_ID.has(name));
  const { fields } = request;
  return { ...request, fields: [...fields.slice(0, place), ['id', id], ...fields.slice(place)] };
}

declare const checked: unique symbol;

/** Checked parameters of a message. Only `checkSendOrder` returns orders. */
export type SendOrder = SendParameters & { readonly [checked]: true };

/**
 * Returns the order for a message: its parameters, none of which the gateway would reject, shorten or
 * misread.
 * Problems: those of `buildSendRequest`.
 */
export function checkSendOrder(parameters: SendParameters, now: Date): Result<SendOrder> {
  const request = buildSendRequest(parameters, { ...DEFAULT_ENCODING, now });
  return request.ok ? success(parameters as SendOrder) : request;
}
