import type { Operation, Resource } from '../../../operations/operation';

/** Values of operations that need a page on which a person answers. Node-RED serves none. */
const N8N_ONLY: ReadonlySet<string> = new Set(['message.sendAndWait']);

/** Whether Node-RED offers an operation. */
export function isOffered(resource: string, operation: string): boolean {
  return !N8N_ONLY.has(`${resource}.${operation}`);
}

/** Returns an operation that Node-RED offers; `null` if there is none. */
export function findOperation(
  resources: readonly Resource[],
  resource: unknown,
  operation: unknown,
): Operation | null {
  const found = resources
    .find(({ value }) => value === resource)
    ?.operations.find(({ value }) => value === operation);
  if (found === undefined || !isOffered(String(resource), found.value)) return null;
  return found;
}
