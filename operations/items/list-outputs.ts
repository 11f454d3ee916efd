import type { Host, Row } from '../host';

import { success, type Result } from '../../protocol';
import { forEachItem } from './for-each-item';
import type { ItemResult, OperationRun } from '../operation';
import { readListSize } from '../fields/list-size';

/**
 * A list that the gateway gives as a whole, cut to the size that each item wants. It is asked for
 * once in a run: the list is the same for all items, and the gateway allows three times a minute.
 */
export async function executeWholeList<Entry>(
  run: OperationRun,
  ask: () => Promise<Result<Entry[]>>,
  toOutput: (entry: Entry) => Row,
): Promise<ItemResult[]> {
  let answer: Promise<Result<Entry[]>> | undefined;
  return await forEachItem(run, {
    prepare: (itemIndex) => success(readListSize(run.host, itemIndex)),
    perform: async (limit) => {
      answer ??= ask();
      const list = await answer;
      return list.ok ? success(list.value.slice(0, limit).map(toOutput)) : list;
    },
  });
}

/** A collection of fields as an object, empty when the user added none. */
export function readCollection(host: Host, name: string, itemIndex: number): Row {
  return (host.read(name, itemIndex, {}) ?? {}) as Row;
}
