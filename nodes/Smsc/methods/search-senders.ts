import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { createNodeClient } from '../node-client';
import { toNodeError } from '../to-node-error';

/**
 * Sender IDs of the account whose name holds the filter, for the list of 'Sender'. What the gateway
 * refuses is thrown, so that the list shows the reason and what to do about it.
 */
export async function searchSenders(
  this: ILoadOptionsFunctions,
  filter = '',
): Promise<INodeListSearchResult> {
  const client = await createNodeClient(this);
  const senders = await client.getSenders();
  if (!senders.ok) throw toNodeError(this.getNode(), senders.problem);
  const wanted = filter.trim().toLowerCase();
  const names = new Set(senders.value.map(({ name }) => name));
  return {
    results: [...names]
      .filter((name) => name.toLowerCase().includes(wanted))
      .sort((one, other) => one.localeCompare(other))
      .map((name) => ({ name, value: name })),
  };
}
