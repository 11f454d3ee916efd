import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import {
  type Choice,
  type ChoiceList,
  filterChoices,
  groupList,
  mailingList,
  senderList,
  templateList,
} from '../../../operations/lists';
import { createNodeClient } from '../node-client';
import { toNodeError } from '../to-node-error';

interface Remembered {
  readonly choices: readonly Choice[];
  readonly until: number;
}

type ListSearch = (this: ILoadOptionsFunctions, filter?: string) => Promise<INodeListSearchResult>;

/**
 * Creates a searchable list of the editor. The last list of each credential is cached for a short
 * while, but not for a node without a stored credential, because its account is unknown. A
 * rejection by the gateway is thrown, so that the list shows the reason and the fix.
 */
export function createListSearch({ load, lifetimeMs }: ChoiceList): ListSearch {
  const remembered = new Map<string, Remembered>();

  async function find(functions: ILoadOptionsFunctions): Promise<readonly Choice[]> {
    const now = Date.now();
    for (const [key, { until }] of remembered) if (until <= now) remembered.delete(key);
    const account = functions.getNode().credentials?.smscApi?.id;
    const known = remembered.get(account ?? '');
    if (known) return known.choices;
    const loaded = await load(await createNodeClient(functions));
    if (!loaded.ok) throw toNodeError(functions.getNode(), loaded.problem);
    const choices = loaded.value;
    if (account) remembered.set(account, { choices, until: now + lifetimeMs });
    return choices;
  }

  return async function search(filter) {
    return { results: filterChoices(await find(this), filter) };
  };
}

export const searchGroups = createListSearch(groupList);
export const searchMailings = createListSearch(mailingList);
export const searchSenders = createListSearch(senderList);
export const searchTemplates = createListSearch(templateList);
