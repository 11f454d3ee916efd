/** Values of operations that need a page on which a person answers. Node-RED serves none. */
const N8N_ONLY: ReadonlySet<string> = new Set(['message.sendAndWait']);

/** Whether Node-RED offers an operation. */
export function isOffered(resource: string, operation: string): boolean {
  return !N8N_ONLY.has(`${resource}.${operation}`);
}
