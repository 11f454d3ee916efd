import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { createNodeClient } from '../node-client';
import { toNodeError } from '../to-node-error';
import { rememberList } from './list-memory';
import { searchList } from './search-list';

const loadSenders = rememberList(async (functions) => {
  const client = await createNodeClient(functions);
  const senders = await client.getSenders();
  if (!senders.ok) throw toNodeError(functions.getNode(), senders.problem);
  return senders.value.map(({ name }) => ({ name, value: name }));
});

/**
 * Sender IDs of the account whose name holds the filter. What the gateway refuses is thrown, so that
 * the list shows the reason and what to do about it.
 */
export async function searchSenders(
  this: ILoadOptionsFunctions,
  filter?: string,
): Promise<INodeListSearchResult> {
  return searchList(await loadSenders(this), filter);
}
