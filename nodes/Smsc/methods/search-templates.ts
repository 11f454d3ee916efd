import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { createNodeClient } from '../node-client';
import { toNodeError } from '../to-node-error';
import { rememberList } from './list-memory';
import { searchList } from './search-list';

const loadTemplates = rememberList(async (functions) => {
  const client = await createNodeClient(functions);
  const templates = await client.listTemplates();
  if (!templates.ok) throw toNodeError(functions.getNode(), templates.problem);
  return templates.value.flatMap(({ id, name }) =>
    id === null ? [] : [{ name: name ?? `Template ${id}`, value: id }],
  );
});

/** Message templates whose name or ID holds the filter; refusals show in the list. */
export async function searchTemplates(
  this: ILoadOptionsFunctions,
  filter?: string,
): Promise<INodeListSearchResult> {
  return searchList(await loadTemplates(this), filter);
}
