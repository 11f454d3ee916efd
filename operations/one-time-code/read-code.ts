import { randomBytes } from 'node:crypto';
import {
  checkSendOrder,
  CODE_LENGTHS,
  type CodeClaims,
  deriveCode,
  failure,
  invalidInput,
  MINUTE_MS,
  param,
  type RecipientLanguage,
  type Result,
  type SendOrder,
  type SendParameters,
  sentence,
  success,
} from '../../protocol';
import { isOn, readNumber, readOptions, readSender, readText } from '../parameters/parameters';
import type { Host, Row } from '../host';
import type { MessageOrder } from '../items/send-items';
import { readOnePhone } from '../parameters/recipients';
import { toRecipientLanguage } from '../recipient-language/recipient-language';
import { RECIPIENT_TEXTS } from '../recipient-language/texts';
import {
  CODE_CHANNELS,
  type CodeChannel,
  DEFAULT_ATTEMPTS,
  DEFAULT_EXPIRY,
  DEFAULT_FALLBACK_AFTER,
  DEFAULT_LENGTH,
  NO_FALLBACK,
  PLACE,
} from './code-fields';

/** One code that is ready to be sent. */
export interface PreparedCode extends MessageOrder {
  readonly claims: CodeClaims;
  readonly code: string;
  readonly purpose: string;
  readonly isReturned: boolean;
  /**
   * The same code on another channel, for recipients whom the first does not reach in time; `null`
   * without a fallback.
   */
  readonly fallback: SendOrder | null;
}

/** Languages for which the gateway documents a voice that differs from the default one. */
const VOICES: Partial<Record<RecipientLanguage, string>> = { en: 'en' };

/** How an item sends its code: on which channel, in which text and voice. */
export interface CodeWriting {
  readonly channel: CodeChannel;
  /** The text with the placeholder for the code, of a message and of a call. */
  readonly text: string;
  readonly spokenText: string;
  readonly voiceLanguage: string | undefined;
}

/** @param regionLanguage language of the text, if the user chose none and wrote none */
export function readWriting(
  host: Host,
  itemIndex: number,
  regionLanguage: RecipientLanguage,
): Result<CodeWriting> {
  const channel = host.read('channel', itemIndex, 'sms') as CodeChannel;
  if (!CODE_CHANNELS.includes(channel)) {
    const text = sentence`${param('channel')} does not support one-time codes: ${JSON.stringify(channel)}`;
    return failure(
      invalidInput('channel', text, sentence`Choose an option of ${param('channel')}`),
    );
  }
  const template = readText(host.read('text', itemIndex), 'text');
  if (!template.ok) return template;
  const own = template.value.trim() === '' ? null : template.value;
  if (own !== null && !own.includes(PLACE)) {
    const text = sentence`${param('text')} does not contain the placeholder for the code`;
    return failure(invalidInput('text', text, `Write ${PLACE} in place of the code`));
  }
  const chosen = toRecipientLanguage(readOptions(host, itemIndex).recipientLanguage);
  const { message } = RECIPIENT_TEXTS[chosen ?? regionLanguage];
  return success({
    channel,
    text: own ?? message.code,
    spokenText: own ?? message.spokenCode,
    voiceLanguage: VOICES[chosen ?? (own === null ? regionLanguage : 'ru')],
  });
}

/** Writes a code into the text of the item. */
export function writeCode(
  host: Host,
  itemIndex: number,
  { channel, text, spokenText, voiceLanguage }: CodeWriting,
  { code, phone, way = channel }: { code: string; phone: string; way?: CodeChannel },
): Result<SendOrder> {
  const isCall = way === 'voice';
  const spoken = isCall ? [...code].join(', ') : code;
  const parameters: SendParameters = {
    recipients: [phone],
    channel: way,
    text: (isCall ? spokenText : text).replaceAll(PLACE, () => spoken),
    ...(isCall && voiceLanguage !== undefined && { voiceLanguage }),
    // A sender ID is registered for one channel; the other channel uses the account's default.
    sender: way === channel ? readSender(host, itemIndex) : '',
    // A generated ID is derived from the text, so all codes could be tried against it.
    messageId: `code-${randomBytes(12).toString('hex')}`,
    cost: 3,
  };
  return checkSendOrder(parameters, new Date());
}

/**
 * Generates a code and writes it into the text of the item.
 *
 * @param key signs the token of the code
 * @param regionLanguage language of the text, if the user chose none and wrote none
 */
export function readCode(
  host: Host,
  itemIndex: number,
  key: Buffer,
  regionLanguage: RecipientLanguage,
): Result<PreparedCode> {
  const options = readOptions(host, itemIndex);
  const writing = readWriting(host, itemIndex, regionLanguage);
  if (!writing.ok) return writing;
  const { channel } = writing.value;
  const phone = readOnePhone(host, 'phone', itemIndex, 'Enter one phone number in each item');
  if (!phone.ok) return phone;
  const purpose = readText(options.purpose, 'purpose');
  if (!purpose.ok) return purpose;
  const length = readNumber(options, 'codeLength', { ...CODE_LENGTHS, isWhole: true });
  if (!length.ok) return length;
  const expiry = readNumber(options, 'expiresAfter', { from: 1, to: 1440, isWhole: true });
  if (!expiry.ok) return expiry;
  const attempts = readNumber(options, 'maxAttempts', { from: 1, to: 100, isWhole: true });
  if (!attempts.ok) return attempts;
  const nonce = randomBytes(16).toString('base64url');
  const code = deriveCode(key, { nonce, phone: phone.value }, length.value ?? DEFAULT_LENGTH);
  const build = (way: CodeChannel) =>
    writeCode(host, itemIndex, writing.value, { code, phone: phone.value, way });
  const message = build(channel);
  if (!message.ok) return message;
  const other = readFallbackChannel(options, channel);
  if (!other.ok) return other;
  const fallback = other.value === null ? success(null) : build(other.value);
  if (!fallback.ok) return fallback;
  const expiresAt = Date.now() + (expiry.value ?? DEFAULT_EXPIRY) * MINUTE_MS;
  return success({
    claims: {
      ...{ nonce, phone: phone.value, expiresAt },
      maxAttempts: attempts.value ?? DEFAULT_ATTEMPTS,
    },
    ...{ code, purpose: purpose.value.trim(), message: message.value },
    fallback: fallback.value,
    isReturned: isOn(options.returnCode),
  });
}

/** Returns the fallback, `null` if the first channel is the only one. */
function readFallbackChannel(
  { fallbackChannel = NO_FALLBACK }: Row,
  first: CodeChannel,
): Result<CodeChannel | null> {
  if (fallbackChannel === NO_FALLBACK) return success(null);
  const channel = CODE_CHANNELS.find((name) => name === fallbackChannel);
  if (channel !== undefined && channel !== first) return success(channel);
  const fault =
    channel === first
      ? sentence`is the same as ${param('channel')}`
      : 'does not support one-time codes';
  const text = sentence`${param('fallbackChannel')} ${fault}: ${JSON.stringify(fallbackChannel)}`;
  return failure(invalidInput('fallbackChannel', text, 'Choose another channel from the list'));
}

/** Time for delivery on the first channel before the fallback, in ms. */
export function readFallbackTime(host: Host): Result<number> {
  const options = readOptions(host, 0);
  const seconds = readNumber(options, 'fallbackAfter', { from: 5, to: 600, isWhole: true });
  return seconds.ok ? success((seconds.value ?? DEFAULT_FALLBACK_AFTER) * 1000) : seconds;
}
