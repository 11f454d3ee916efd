import type { ILoadOptionsFunctions } from 'n8n-workflow';

/**
 * The editor asks anew for every letter that is typed, the gateway answers three times a minute. A
 * list that is at most this old (in ms) is good enough to choose from, unless it may be asked for
 * less often.
 */
const LIFETIME = 20_000;

interface Remembered<Value> {
  readonly value: Value;
  readonly until: number;
}

/**
 * Remembers the last list of each credential for a short while. What the gateway refused is not
 * remembered, and nothing is while the node has no stored credential to tell accounts apart by.
 */
export function rememberList<Value>(
  load: (functions: ILoadOptionsFunctions) => Promise<Value>,
  lifetime = LIFETIME,
): (functions: ILoadOptionsFunctions) => Promise<Value> {
  const lists = new Map<string, Remembered<Value>>();
  return async (functions) => {
    const now = Date.now();
    for (const [key, { until }] of lists) if (until <= now) lists.delete(key);
    const account = functions.getNode().credentials?.smscApi?.id;
    const known = lists.get(account ?? '');
    if (known) return known.value;
    const value = await load(functions);
    if (account) lists.set(account, { value, until: now + lifetime });
    return value;
  };
}
