import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { createNodeClient } from '../node-client';
import { toNodeError } from '../to-node-error';
import { rememberList } from './list-memory';
import { searchList } from './search-list';

/** The gateway answers the same question about mailings once a minute. */
const LIFETIME = 61_000;

const loadMailings = rememberList(async (functions) => {
  const client = await createNodeClient(functions);
  const mailings = await client.listMailings();
  if (!mailings.ok) throw toNodeError(functions.getNode(), mailings.problem);
  return mailings.value.flatMap(({ id, name, sendAt }) => {
    if (id === null) return [];
    const when = sendAt === null ? '' : ` (${sendAt.slice(0, 10)})`;
    return [{ name: `${name ?? `Mailing ${id}`}${when}`, value: id }];
  });
}, LIFETIME);

/** Mailings whose name, day or ID holds the filter; refusals show in the list. */
export async function searchMailings(
  this: ILoadOptionsFunctions,
  filter?: string,
): Promise<INodeListSearchResult> {
  return searchList(await loadMailings(this), filter);
}
