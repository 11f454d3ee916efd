import { buildBinary } from '../endpoints/content/binary';
import { checkParameters } from '../endpoints/content/content';
import { checkRange } from '../endpoints/parameter-checks';
import type { SendParameters } from '../endpoints/send-parameters';
import { buildTimingFields } from '../endpoints/send-timing';
import { invalidInput, type InvalidInput } from '../problem';
import { failure, success, type Result } from '../result';
import { param, sentence } from '../sentence';
import { findChannel, type ChannelRow } from '../tables';
import { SMPP_CHANNELS, type SmppChannel } from '../tables/smpp';
import { buildRecipient, buildSmppSender } from './address';
import { composeParameters } from '../text/normalize';
import { splitComment } from '../text/gateway-marks';
import type {
  PrepareOptions,
  PreparedMessage,
  ReceivedText,
  SmppMessageParameters,
  SmppTextEncoding,
} from './message';
import { buildMessageText } from './message-text';
import { writeAbsoluteTime, writeHours } from './smpp-time';
import { encodeParts, MOST_PARTS } from './text-parts';

/**
 * Octets of a single SMS, and of each part of a longer message without the concatenation header.
 */
const BINARY_SIZES = { single: 140, multiple: 134 } as const;

/**
 * Checks a message and encodes its parts. Problems: InvalidInput, with the parameter name that
 * users see.
 */
export function prepareMessage(
  written: SmppMessageParameters,
  { iso = false, now }: PrepareOptions,
): Result<PreparedMessage> {
  const parameters = composeParameters(written);
  const { channel, to, sender, receipt = true, protocolId } = parameters;
  const channelRow = CHANNEL_ROWS.get(channel) as ChannelRow;
  const asSend = toSendParameters(parameters);
  const wrong = checkParameters(asSend, channelRow) ?? checkRange('protocolId', protocolId, OCTET);
  if (wrong !== null) return failure(wrong);
  const recipient = buildRecipient(to);
  if (!recipient.ok) return recipient;
  const from = buildSmppSender(sender, channel);
  if (!from.ok) return from;
  const timing = buildTimes(asSend, now);
  if (!timing.ok) return timing;
  const content =
    channel === 'binary' ? buildOctets(asSend, channelRow) : buildText(parameters, asSend, iso);
  if (!content.ok) return content;
  return success({
    sourceAddrTon: from.value.ton,
    sourceAddrNpi: from.value.npi,
    sourceAddr: from.value.address,
    destAddrTon: recipient.value.ton,
    destAddrNpi: recipient.value.npi,
    destinationAddr: recipient.value.address,
    protocolId: protocolId ?? 0,
    registeredDelivery: receipt ? 1 : 0,
    ...timing.value,
    ...content.value,
  });
}

/** Channel rows with the parameters that SMPP supports. */
const CHANNEL_ROWS = new Map<SmppChannel, ChannelRow>(
  SMPP_CHANNELS.map(({ name, accepts, needs }) => [
    name,
    { ...(findChannel(name) as ChannelRow), accepts, needs },
  ]),
);

const OCTET = { from: 0, to: 255, unit: 'units', isWhole: true };

type Content = Pick<PreparedMessage, 'dataCoding' | 'parts' | 'hasHeader' | 'received'>;

/** The checks of the HTTP API use the same parameter names. */
function toSendParameters(parameters: SmppMessageParameters): SendParameters {
  return { ...parameters, recipients: [parameters.to], cost: 0 };
}

function buildText(
  parameters: SmppMessageParameters,
  asSend: SendParameters,
  iso: boolean,
): Result<Content> {
  const text = buildMessageText(parameters, asSend);
  if (!text.ok) return text;
  const { encoding = 'auto' } = parameters;
  const { sent, comment } = splitComment(text.value);
  const hasComment = parameters.channel === 'sms' && comment !== null;
  const received = hasComment ? encodeParts(sent, encoding, iso) : null;
  if (received?.ok === false) return received;
  const encoded = encodeParts(text.value, encoding, iso);
  if (!encoded.ok) return received === null ? encoded : failure(rejectComment(encoding));
  if (received === null) return success({ ...encoded.value, hasHeader: false });
  const { dataCoding, parts } = received.value;
  return success({
    ...encoded.value,
    hasHeader: false,
    received: { text: sent, comment: comment ?? '', dataCoding, ...countParts(parts) },
  });
}

/** The text alone can be sent; text and comment together cannot. */
function rejectComment(encoding: SmppTextEncoding): InvalidInput {
  const isAlphabet = encoding === 'gsm7';
  return invalidInput(
    'comment',
    isAlphabet
      ? sentence`${param('comment')} contains characters outside the chosen encoding, which also applies to the comment`
      : sentence`${param('text')} and ${param('comment')} together need more than ${MOST_PARTS} parts, the limit of a message`,
    isAlphabet ? 'Replace these characters, or choose another encoding' : 'Shorten the comment',
  );
}

function countParts(parts: readonly Buffer[]): Pick<ReceivedText, 'parts' | 'octets'> {
  return { parts: parts.length, octets: parts.reduce((sum, { length }) => sum + length, 0) };
}

/** Encodes binary data, with the user data header if there is one. */
function buildOctets(asSend: SendParameters, channel: ChannelRow): Result<Content> {
  const binary = buildBinary(
    { ...asSend, protocolId: undefined },
    { ...channel, longestText: null },
    'utf-8',
  );
  if (!binary.ok) return binary;
  const withLength = Buffer.from(binary.value.message ?? '', 'hex');
  const hasHeader = withLength[0] !== 0;
  const octets = hasHeader ? withLength : withLength.subarray(1);
  if (octets.length <= BINARY_SIZES.single) {
    return success({ dataCoding: 4, hasHeader, parts: [octets] });
  }
  const count = Math.ceil(octets.length / BINARY_SIZES.multiple);
  if (hasHeader || count > 255) {
    return failure(
      invalidInput(
        'data',
        sentence`${param('data')} has ${octets.length} octets${hasHeader ? ' with its header' : ''}, more than a message can hold`,
        hasHeader
          ? `Use at most ${BINARY_SIZES.single} octets including the header, or remove the header`
          : 'Split the data into several messages',
      ),
    );
  }
  const parts = Array.from({ length: count }, (_, index) =>
    octets.subarray(index * BINARY_SIZES.multiple, (index + 1) * BINARY_SIZES.multiple),
  );
  return success({ dataCoding: 4, hasHeader, parts });
}

function buildTimes(
  asSend: SendParameters,
  now: Date,
): Result<Pick<PreparedMessage, 'scheduleDeliveryTime' | 'validityPeriod'>> {
  const fields = buildTimingFields(asSend, now);
  if (!fields.ok) return fields;
  const byName = new Map(fields.value);
  const start = byName.get('time');
  const hours = byName.get('valid');
  return success({
    scheduleDeliveryTime: start === undefined ? '' : writeAbsoluteTime(Number(start) * 1000),
    validityPeriod: hours === undefined ? '' : writeHours(Number(hours)),
  });
}
