import { account, accountBalance } from './account';
import { callConfirmation } from './call-confirmation';
import { code } from './one-time-code/one-time-code';
import { contact } from './contact/contact';
import { group } from './group';
import { hlr } from './hlr/hlr';
import { incomingMessage } from './incoming-message';
import { incomingNumber } from './incoming-number';
import { mailing } from './mailing/mailing';
import { message } from './message';
import { number } from './number';
import type { Resource } from './operation';
import { sender } from './sender/sender';
import { shortLink } from './short-link';
import { subClient } from './sub-client/sub-client';
import { template } from './template/template';

/** Everyday work, in the order of use: the resources of the node SMSC. */
export const EVERYDAY_RESOURCES: readonly Resource[] = [
  message,
  code,
  hlr,
  number,
  callConfirmation,
  incomingMessage,
  accountBalance,
];

/** Administration of the account, in the order of use: the resources of the node SMSC Account. */
export const ADMINISTRATION_RESOURCES: readonly Resource[] = [
  contact,
  group,
  template,
  sender,
  mailing,
  account,
  shortLink,
  incomingNumber,
  subClient,
];

/** All resources, each once and with all of its operations; the documents follow this list. */
export const RESOURCES: readonly Resource[] = [
  ...EVERYDAY_RESOURCES.filter(({ value }) => value !== account.value),
  ...ADMINISTRATION_RESOURCES,
];

/**
 * Returns the values of operations that need no credential. A condition of a form cannot name the
 * resource too, so no operation of another resource may share such a value.
 */
export function listOfflineOperations(): string[] {
  return RESOURCES.flatMap(({ operations }) =>
    operations.filter(({ isOffline }) => isOffline === true).map(({ value }) => value),
  );
}
