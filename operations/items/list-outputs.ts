import { type GatewayFields, type Result, success } from '../../protocol';
import { readListSize } from '../fields/lists';
import type { Host, Row } from '../host';
import type { ItemResult, OperationRun } from '../operation';
import { forEachItem } from './for-each-item';

/** Adds undocumented fields of the gateway as `extra`, if there are any. */
export function withExtra(output: Row, extra: GatewayFields): Row {
  return Object.keys(extra).length === 0 ? output : { ...output, extra: { ...extra } };
}

/**
 * Sends a request once in a run for all items with the same query. The gateway allows the same list
 * a few times a minute.
 */
export function requestOnce<Query, Response>(
  request: (query: Query) => Promise<Response>,
): (query: Query) => Promise<Response> {
  const responses = new Map<string, Promise<Response>>();
  return (query) => {
    const key = JSON.stringify(query);
    const response = responses.get(key) ?? request(query);
    responses.set(key, response);
    return response;
  };
}

/** The parts of an operation that returns a list. */
export interface ListSteps<Query, Entry> {
  /** The query of an item. Items with the same query, as JSON, share one request. */
  readQuery(this: void, itemIndex: number): Result<Query>;
  request(this: void, query: Query): Promise<Result<readonly Entry[]>>;
  toRow(this: void, entry: Entry): Row;
}

/** For a list that is the same for all items. */
export function noQuery(): Result<null> {
  return success(null);
}

/** Returns for each item the list that it requests. */
export async function executeList<Query, Entry>(
  run: OperationRun,
  { readQuery, request, toRow }: ListSteps<Query, Entry>,
): Promise<ItemResult[]> {
  const list = requestOnce(request);
  return await forEachItem(run, {
    prepare: readQuery,
    perform: async (query) => {
      const entries = await list(query);
      return entries.ok ? success(entries.value.map(toRow)) : entries;
    },
  });
}

/**
 * The same for a list that the gateway returns as a whole: each item gets as many entries as its
 * limit allows.
 */
export async function executeWholeList<Query, Entry>(
  run: OperationRun,
  { readQuery, request, toRow }: ListSteps<Query, Entry>,
): Promise<ItemResult[]> {
  const list = requestOnce(request);
  return await forEachItem(run, {
    prepare: (itemIndex) => {
      const query = readQuery(itemIndex);
      const limit = readListSize(run.host, itemIndex);
      return query.ok ? success({ query: query.value, limit }) : query;
    },
    perform: async ({ query, limit }) => {
      const entries = await list(query);
      return entries.ok ? success(entries.value.slice(0, limit).map(toRow)) : entries;
    },
  });
}

/** Returns a collection of fields as an object; empty if the user added none. */
export function readCollection(host: Host, name: string, itemIndex: number): Row {
  return (host.read(name, itemIndex, {}) ?? {}) as Row;
}
