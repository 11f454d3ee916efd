import { invalidInput } from '../problem';
import { failure, success, type Result } from '../result';
import { param, sentence } from '../sentence';
import { findChannel, type ChannelRow } from '../tables';
import { SMPP_FIELD_LIMITS, type SmppChannel } from '../tables/smpp';
import { buildSender } from '../endpoints/content/sender';
import { isGroup } from '../numbers/subscriber';

/** A sender or a recipient: type of number, numbering plan, and what is written. */
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
 * Number, address or nickname as the field takes it. Numbers travel without `+` as international
 * ones, as in the gateway's example of settings; how other recipients are to be marked is not
 * documented, they travel as alphanumeric.
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
        sentence`${param('to')} is a group, which SMPP does not take: ${recipient}`,
        'Give phone numbers, or send to the group over HTTP',
      ),
    );
  }
  const wrong = checkText('to', recipient);
  if (wrong !== null) return failure(wrong);
  return success({ ...ALPHANUMERIC, address: recipient });
}

/** Empty for the default of the account. */
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
      sentence`${param(parameter)} holds a character that SMPP has no place for: ${JSON.stringify(text.slice(0, 60))}`,
      'Use Latin letters, digits and signs of ASCII',
    );
  }
  if (text.length > 0 && text.length <= SMPP_FIELD_LIMITS.address) return null;
  return invalidInput(
    parameter,
    text === ''
      ? sentence`${param(parameter)} is empty`
      : sentence`${param(parameter)} has ${text.length} characters, SMPP has room for ${SMPP_FIELD_LIMITS.address}`,
    text === '' ? 'Give a phone number' : 'Give a shorter one, or send the message over HTTP',
  );
}
