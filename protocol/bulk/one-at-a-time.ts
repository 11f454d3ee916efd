/** The work that holds a name, or waits for it; the last one that came. */
const holders = new Map<string, Promise<void>>();

/**
 * Runs work after all earlier work of this process that has a name in common with it. Each waits
 * only for what came before, so nothing waits for itself.
 */
export async function runOneAtATime<Value>(
  names: ReadonlySet<string>,
  work: () => Promise<Value>,
): Promise<Value> {
  if (names.size === 0) return await work();
  const earlier = new Set([...names].flatMap((name) => holders.get(name) ?? []));
  let release = (): void => undefined;
  const own = new Promise<void>((resolve) => (release = resolve));
  for (const name of names) holders.set(name, own);
  try {
    await Promise.all(earlier);
    return await work();
  } finally {
    release();
    for (const name of names) if (holders.get(name) === own) holders.delete(name);
  }
}
