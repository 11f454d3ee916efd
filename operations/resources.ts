import { account } from './account';
import { callConfirmation } from './callConfirmation';
import { code } from './code';
import { contact } from './contact';
import { group } from './group';
import { hlr } from './hlr';
import { incomingMessage } from './incomingMessage';
import { incomingNumber } from './incomingNumber';
import { mailing } from './mailing';
import { message } from './message';
import { number } from './number';
import type { Resource } from './operation';
import { sender } from './sender';
import { shortLink } from './shortLink';
import { subClient } from './subClient';
import { template } from './template';

/** The one list of what the action node can do; options, fields, dispatch and documents come from it. */
export const RESOURCES: readonly Resource[] = [
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
];

/**
 * Operations that need no credential, by their value alone: a condition of a form cannot name the
 * resource too, so no operation of another resource may share such a value.
 */
export function listOfflineOperations(): string[] {
  return RESOURCES.flatMap(({ operations }) =>
    operations.filter(({ isOffline }) => isOffline === true).map(({ value }) => value),
  );
}
