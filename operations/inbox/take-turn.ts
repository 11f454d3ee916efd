const busy = new Set<string>();

/** Runs a task unless one of the same name still runs; then the answer is `null`. */
export async function takeTurn<Value>(
  name: string,
  task: () => Promise<Value | null>,
): Promise<Value | null> {
  if (busy.has(name)) return null;
  busy.add(name);
  try {
    return await task();
  } finally {
    busy.delete(name);
  }
}
