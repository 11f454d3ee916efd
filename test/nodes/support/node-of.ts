import { Smsc } from '../../../nodes/Smsc/Smsc.node';
import { SmscAccount } from '../../../nodes/SmscAccount/SmscAccount.node';
import { ADMINISTRATION_RESOURCES } from '../../../operations/administration-resources';

/** The node that offers all operations of a resource. */
export function createNodeOf(resource: unknown): Smsc | SmscAccount {
  const isAdministration = ADMINISTRATION_RESOURCES.some(({ value }) => value === resource);
  return isAdministration ? new SmscAccount() : new Smsc();
}
