/**
 * Returns an object that has exactly the given members and throws when anything else is used, so
 * that a test cannot pass because a fake silently returned `undefined`.
 */
export function refusing<Members extends object>(what: string, members: Members): Members {
  return new Proxy(members, {
    get(target, name, receiver) {
      if (name in target || typeof name === 'symbol' || name === 'then') {
        return Reflect.get(target, name, receiver) as unknown;
      }
      throw new Error(`${what} has no '${String(name)}' in this test`);
    },
  });
}

/** A gateway to which no request may go. */
export function never(): never {
  throw new Error('nothing should have been asked');
}
