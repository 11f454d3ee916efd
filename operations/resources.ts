import { account } from './account';
import { callConfirmation } from './call-confirmation';
import { code } from './one-time-code/one-time-code';
import { contact } from './contact/contact';
import { offerInputFields } from './fields/keep-input';
import { group } from './group';
import { hlr } from './hlr/hlr';
import { incomingMessage } from './incoming-message';
import { incomingNumber } from './incoming-number';
import { mailing } from './mailing/mailing';
import { message } from './message';
import { number } from './number';
import type { Operation, Resource } from './operation';
import { sender } from './sender/sender';
import { shortLink } from './short-link';
import { subClient } from './sub-client/sub-client';
import { template } from './template/template';

/**
 * All resources of the action node. Its options, fields, dispatch and documents come from this
 * list.
 */
export const RESOURCES: readonly Resource[] = offerInputFields<Operation>([
  account,
  callConfirmation,
  contact,
  group,
  hlr,
  incomingMessage,
  incomingNumber,
  mailing,
  message,
  number,
  code,
  sender,
  shortLink,
  subClient,
  template,
]);

/**
 * Returns the values of operations that need no credential. A condition of a form cannot name the
 * resource too, so no operation of another resource may share such a value.
 */
export function listOfflineOperations(): string[] {
  return RESOURCES.flatMap(({ operations }) =>
    operations.filter(({ isOffline }) => isOffline === true).map(({ value }) => value),
  );
}
