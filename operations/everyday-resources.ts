import { accountBalance } from './account';
import { callConfirmation } from './call-confirmation';
import { hlr } from './hlr/hlr';
import { incomingMessage } from './incoming-message';
import { message } from './message';
import { number } from './number';
import { code } from './one-time-code/one-time-code';
import { offerInputFields } from './fields/keep-input';
import type { Operation, Resource } from './operation';

/** Everyday work, in the order of use: the resources of the node SMSC. */
export const EVERYDAY_RESOURCES: readonly Resource[] = offerInputFields<Operation>([
  message,
  hlr,
  code,
  number,
  callConfirmation,
  incomingMessage,
  accountBalance,
]);

/**
 * Returns the values of operations that need no credential. A condition of a form cannot name the
 * resource too, so no other operation of the node may share such a value.
 */
export function listOfflineOperations(): string[] {
  return EVERYDAY_RESOURCES.flatMap(({ operations }) =>
    operations.filter(({ isOffline }) => isOffline === true).map(({ value }) => value),
  );
}
