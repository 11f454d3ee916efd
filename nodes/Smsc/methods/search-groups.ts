import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { createNodeClient } from '../node-client';
import { toNodeError } from '../to-node-error';
import { rememberList } from './list-memory';
import { searchList } from './search-list';

const loadGroups = rememberList(async (functions) => {
  const client = await createNodeClient(functions);
  const groups = await client.listGroups();
  if (!groups.ok) throw toNodeError(functions.getNode(), groups.problem);
  return groups.value.flatMap(({ id, name, number }) => {
    if (id === null) return [];
    const recipient = number === null ? '' : ` (G${number})`;
    return [{ name: `${name ?? `Group ${id}`}${recipient}`, value: id }];
  });
});

/** Groups of contacts whose name, number or ID holds the filter; refusals show in the list. */
export async function searchGroups(
  this: ILoadOptionsFunctions,
  filter?: string,
): Promise<INodeListSearchResult> {
  return searchList(await loadGroups(this), filter);
}
