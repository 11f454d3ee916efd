import { invalidInput, type InvalidInput } from '../../problem';
import { failure, success, type Result } from '../../result';
import { param, sentence } from '../../sentence';
import type { ChannelRow } from '../../tables';
import type { Charset } from '../../wire/charset';
import { findUnmappable } from '../../wire/request';
import { countCharacters } from './content';

const LONGEST_NAME = 11;
const LONGEST_NUMBER = 15;

/**
 * Returns `sender` of send.php, or `null` for the default of the account. Problems: InvalidInput.
 */
export function buildSender(
  sender: string | undefined,
  { senderKind }: Pick<ChannelRow, 'senderKind'>,
  charset: Charset,
): Result<string | null> {
  const name = sender?.trim() ?? '';
  if (name === '') return success(null);
  const invalid = CHECKS[senderKind](name) ?? findUnmappable('sender', name, charset);
  return invalid === null ? success(name) : failure(invalid);
}

const CHECKS: Record<ChannelRow['senderKind'], (name: string) => InvalidInput | null> = {
  senderId: checkSenderId,
  email: checkAddress,
  // Names in messengers have their own rules, which the gateway checks.
  name: () => null,
};

function checkSenderId(name: string): InvalidInput | null {
  const isNumber = /^\+?\d+$/.test(name);
  const length = isNumber ? name.replace('+', '').length : countCharacters(name);
  if (length <= (isNumber ? LONGEST_NUMBER : LONGEST_NAME)) return null;
  return invalidInput(
    'sender',
    sentence`${param('sender')} is too long: ${length} characters`,
    `Use a sender ID of at most ${LONGEST_NAME} characters or ${LONGEST_NUMBER} digits that is registered in the SMSC dashboard`,
  );
}

function checkAddress(name: string): InvalidInput | null {
  if (/^[^\s@]+@[^\s@]+$/.test(name)) return null;
  return invalidInput(
    'sender',
    sentence`${param('sender')} is not a valid e-mail address: ${JSON.stringify(name.slice(0, 60))}`,
    'Use an address that is registered in the SMSC dashboard, such as shop@example.com',
  );
}
