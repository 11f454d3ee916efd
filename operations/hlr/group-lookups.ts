import type { Result } from '../../protocol';
import type { Lookup, LookupTerms } from './read-lookup';

export interface LookupGroup {
  readonly terms: LookupTerms;
  readonly members: { readonly itemIndex: number; readonly lookup: Lookup }[];
}

/** Items whose terms agree; items that could not be read belong to no group. */
export function groupLookups(prepared: readonly Result<Lookup>[]): LookupGroup[] {
  const groups = new Map<string, LookupGroup>();
  for (const [itemIndex, input] of prepared.entries()) {
    if (!input.ok) continue;
    const { terms } = input.value;
    const name = JSON.stringify([terms.detail, terms.timeoutMs, terms.pollIntervalMs]);
    const group = groups.get(name) ?? { terms, members: [] };
    group.members.push({ itemIndex, lookup: input.value });
    groups.set(name, group);
  }
  return [...groups.values()];
}
