import { findChannel, type SendChannel } from './channels';
import { findCommonError, type DeliveryErrorRow } from './errors-common';
import { findEmailError } from './errors-email';
import { EMAIL_TYPE } from './message-types';

/** What an `err` means for messages of a channel: e-mail has a table of its own. */
export function findDeliveryError(
  code: number,
  channel: SendChannel,
): DeliveryErrorRow | undefined {
  return findChannel(channel)?.type === EMAIL_TYPE ? findEmailError(code) : findCommonError(code);
}
