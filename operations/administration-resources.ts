import { account } from './account';
import { contact } from './contact/contact';
import { group } from './group';
import { incomingNumber } from './incoming-number';
import { mailing } from './mailing/mailing';
import { offerInputFields } from './fields/keep-input';
import type { Operation, Resource } from './operation';
import { sender } from './sender/sender';
import { shortLink } from './short-link';
import { subClient } from './sub-client/sub-client';
import { template } from './template/template';

/**
 * Administration of the account, in the order of use: the resources of the node SMSC Account. All
 * of its operations need the credential.
 */
export const ADMINISTRATION_RESOURCES: readonly Resource[] = offerInputFields<Operation>([
  contact,
  group,
  template,
  sender,
  mailing,
  account,
  shortLink,
  incomingNumber,
  subClient,
]);
