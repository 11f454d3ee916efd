import { parseRecipients } from '../numbers/parse-recipients';
import { invalidInput } from '../problem';
import { failure, success, type Result } from '../result';
import { findChannel, type ChannelRow } from '../tables';
import { composeParameters, composeText } from '../text/normalize';
import { checkMessageId } from '../message-id';
import type { Charset } from '../wire/charset';
import type { AttachedFile } from '../wire/multipart';
import type { GatewayRequest } from '../wire/request';
import { buildContent } from './content/build-content';
import type { Field } from './content/content';
import { buildSender } from './content/sender';
import { checkNumber } from './number-range';
import { buildListField } from './send-list';
import type { SendEncoding, SendParameters, Transliteration } from './send-parameters';
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
        `There are ${parsed.value.length} recipients, 'maxRecipients' allows ${maxRecipients}`,
        "Check the list, or raise 'maxRecipients'",
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
 * Request for send.php: sending on any channel, asking the price, HLR and ping. It always
 * asks for the lists of recipients (`op=1`, `err=1`), so that each one's fate is known.
 *
 * Whatever the gateway would refuse, shorten or take for something else is an InvalidInput that
 * names the parameter. Source: HTTP API, "Sending SMS messages: parameters".
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
        `'channel' is unknown: ${JSON.stringify(parameters.channel)}`,
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
