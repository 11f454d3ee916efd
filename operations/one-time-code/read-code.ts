import { randomBytes } from 'node:crypto';
import {
  checkSendOrder,
  CODE_LENGTHS,
  type CodeClaims,
  drawCode,
  failure,
  invalidInput,
  isGroup,
  param,
  type Result,
  type SendOrder,
  type SendParameters,
  sentence,
  success,
} from '../../protocol';
import { readSender, readText } from '../parameters/parameters';
import type { Host, Row } from '../host';
import type { MessageOrder } from '../items/send-items';
import { checkAllowed, readRecipients } from '../parameters/recipients';
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

/** One code, ready to be sent. */
export interface PreparedCode extends MessageOrder {
  readonly claims: CodeClaims;
  readonly code: string;
  readonly purpose: string;
  readonly isReturned: boolean;
  /** The same code on another channel, for those whom the first does not reach in time; `null` = none. */
  readonly fallback: SendOrder | null;
}

const MINUTE_MS = 60_000;

/** Draws a code and writes it into the text of the item. */
export function readCode(host: Host, itemIndex: number): Result<PreparedCode> {
  const options = host.read('options', itemIndex, {}) as Row;
  const channel = host.read('channel', itemIndex, 'sms') as CodeChannel;
  if (!CODE_CHANNELS.includes(channel)) {
    const text = sentence`${param('channel')} carries no codes: ${JSON.stringify(channel)}`;
    return failure(
      invalidInput('channel', text, sentence`Choose one from the list of ${param('channel')}`),
    );
  }
  const phone = readPhone(host, itemIndex);
  if (!phone.ok) return phone;
  const template = readText(host.read('text', itemIndex), 'text');
  if (!template.ok) return template;
  if (!template.value.includes(PLACE)) {
    const text = sentence`${param('text')} has no place for the code`;
    return failure(invalidInput('text', text, `Write ${PLACE} where the code is to stand`));
  }
  const purpose = readText(options.purpose, 'purpose');
  if (!purpose.ok) return purpose;
  const length = readWhole(options, 'codeLength', { ...CODE_LENGTHS, byDefault: DEFAULT_LENGTH });
  if (!length.ok) return length;
  const expiry = readWhole(options, 'expiresAfter', {
    from: 1,
    to: 1440,
    byDefault: DEFAULT_EXPIRY,
  });
  if (!expiry.ok) return expiry;
  const attempts = readWhole(options, 'maxAttempts', {
    ...{ from: 1, to: 100, byDefault: DEFAULT_ATTEMPTS },
  });
  if (!attempts.ok) return attempts;
  const code = drawCode(length.value, randomBytes);
  const nonce = randomBytes(16).toString('base64url');
  const now = new Date();
  const build = (way: CodeChannel): Result<SendOrder> => {
    const spoken = way === 'voice' ? [...code].join(', ') : code;
    const parameters: SendParameters = {
      recipients: [phone.value],
      channel: way,
      text: template.value.replaceAll(PLACE, () => spoken),
      // A sender is registered for one channel; the other one has the account's default.
      sender: way === channel ? readSender(host, itemIndex) : '',
      // An ID of the node's own is derived from the text: all codes could be tried against it.
      messageId: `code-${randomBytes(12).toString('hex')}`,
      cost: 3,
    };
    return checkSendOrder(parameters, now);
  };
  const message = build(channel);
  if (!message.ok) return message;
  const other = readFallbackChannel(options, channel);
  if (!other.ok) return other;
  const fallback = other.value === null ? success(null) : build(other.value);
  if (!fallback.ok) return fallback;
  const expiresAt = now.getTime() + expiry.value * MINUTE_MS;
  return success({
    claims: { nonce, phone: phone.value, expiresAt, maxAttempts: attempts.value },
    ...{ code, purpose: purpose.value.trim(), message: message.value },
    fallback: fallback.value,
    isReturned: options.returnCode === true || options.returnCode === 'true',
  });
}

/** `null`: the first channel is the only one. */
function readFallbackChannel(
  { fallbackChannel = NO_FALLBACK }: Row,
  first: CodeChannel,
): Result<CodeChannel | null> {
  if (fallbackChannel === NO_FALLBACK) return success(null);
  const channel = CODE_CHANNELS.find((name) => name === fallbackChannel);
  if (channel !== undefined && channel !== first) return success(channel);
  const fault = channel === first ? sentence`is that of ${param('channel')}` : 'carries no codes';
  const text = sentence`${param('fallbackChannel')} ${fault}: ${JSON.stringify(fallbackChannel)}`;
  return failure(invalidInput('fallbackChannel', text, 'Choose another one from the list'));
}

/** Milliseconds that the first channel has before the fallback follows. */
export function readFallbackTime(host: Host): Result<number> {
  const options = host.read('options', 0, {}) as Row;
  const range = { from: 5, to: 600, byDefault: DEFAULT_FALLBACK_AFTER };
  const seconds = readWhole(options, 'fallbackAfter', range);
  return seconds.ok ? success(seconds.value * 1000) : seconds;
}

function readPhone(host: Host, itemIndex: number): Result<string> {
  const recipients = readRecipients(host, 'phone', itemIndex);
  if (!recipients.ok) return recipients;
  const [phone, ...others] = recipients.value;
  if (phone === undefined || others.length > 0 || isGroup(phone) || !/^\+?\d+$/.test(phone)) {
    const text = sentence`${param('phone')} is not one number`;
    return failure(invalidInput('phone', text, 'Give one phone number in each item'));
  }
  const forbidden = checkAllowed(host, itemIndex, recipients.value);
  return forbidden === null ? success(phone) : failure(forbidden);
}

interface WholeRange {
  readonly from: number;
  readonly to: number;
  readonly byDefault: number;
}

function readWhole(
  options: Row,
  name: string,
  { from, to, byDefault }: WholeRange,
): Result<number> {
  const given = options[name];
  if (given === undefined || given === null || given === '') return success(byDefault);
  const number = Number(given);
  if (Number.isInteger(number) && number >= from && number <= to) return success(number);
  const text = sentence`${param(name)} is no whole number from ${from} to ${to}: ${JSON.stringify(given)}`;
  return failure(invalidInput(name, text, `Give a whole number from ${from} to ${to}`));
}
