import { invalidInput } from '../problem';
import { failure, success, type Result } from '../result';
import { param, sentence } from '../sentence';
import { findChannel, type ChannelRow } from '../tables';
import { SMPP_FIELD_LIMITS, type SmppChannel } from '../tables/smpp';
import { buildSender } from '../endpoints/content/sender';
import { isGroup } from '../numbers/subscriber';

/** A sender or a recipient: type of number, numbering plan and address. */
export interface SmppAddress {
  readonly ton: number;
  readonly npi: number;
  readonly address: string;
}

const INTERNATIONAL = { ton: 1, npi: 1 } as const;
const ALPHANUMERIC = { ton: 5, npi: 0 } as const;
const NONE: SmppAddress = { ton: 0, npi: 0, address: '' };
const PRINTABLE = /^[\x20-\x7e]*$/;

/**
 * Returns a phone number, address or nickname as an SMPP address. Problems: InvalidInput. Phone
 * numbers are sent as international numbers without `+`, as in the gateway's sample settings. The
 * type of other recipients is not documented; they are sent as alphanumeric.
 */
export function buildRecipient(to: string): Result<SmppAddress> {
  const recipient = to.trim();
  const digits = recipient.replace(/^\+/, '');
  if (/^\d+$/.test(digits) && digits.length <= SMPP_FIELD_LIMITS.address) {
    return success({ ...INTERNATIONAL, address: digits });
  }
  if (isGroup(recipient)) {
    return failure(
      invalidInput(
        'to',
        sentence`${param('to')} is a group, which SMPP does not support: ${recipient}`,
        'Enter a phone number, or send to the group over HTTP',
      ),
    );
  }
  const wrong = checkText('to', recipient);
  if (wrong !== null) return failure(wrong);
  return success({ ...ALPHANUMERIC, address: recipient });
}

/** Returns the sender ID as an SMPP address; an empty address means the default of the account. */
export function buildSmppSender(
  sender: string | undefined,
  channel: SmppChannel,
): Result<SmppAddress> {
  const { senderKind } = findChannel(channel) as ChannelRow;
  const name = buildSender(sender, { senderKind }, 'utf-8');
  if (!name.ok) return name;
  if (name.value === null) return success(NONE);
  const digits = name.value.replace(/^\+/, '');
  if (/^\d+$/.test(digits)) return success({ ...INTERNATIONAL, address: digits });
  const wrong = checkText('sender', name.value);
  if (wrong !== null) return failure(wrong);
  return success({ ...ALPHANUMERIC, address: name.value });
}

function checkText(parameter: string, text: string) {
  if (!PRINTABLE.test(text)) {
    return invalidInput(
      parameter,
      sentence`${param(parameter)} contains a character that SMPP does not support: ${JSON.stringify(text.slice(0, 60))}`,
      'Use only ASCII letters, digits and punctuation',
    );
  }
  if (text.length > 0 && text.length <= SMPP_FIELD_LIMITS.address) return null;
  return invalidInput(
    parameter,
    text === ''
      ? sentence`${param(parameter)} is empty`
      : sentence`${param(parameter)} has ${text.length} characters; SMPP allows at most ${SMPP_FIELD_LIMITS.address}`,
    text === '' ? 'Enter a phone number' : 'Shorten it, or send the message over HTTP',
  );
}
