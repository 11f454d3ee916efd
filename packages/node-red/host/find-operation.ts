import type { OperationBase, Resource } from '../../../operations/operation';
import { isOffered } from '../forms/offered';

/** Returns an operation that Node-RED offers; `null` if there is none. */
export function findOperation<Offered extends OperationBase>(
  resources: readonly Resource<Offered>[],
  resource: unknown,
  operation: unknown,
): Offered | null {
  const found = resources
    .find(({ value }) => value === resource)
    ?.operations.find(({ value }) => value === operation);
  if (found === undefined || !isOffered(String(resource), found.value)) return null;
  return found;
}
