import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

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
  toOutput: (entry: Entry) => IDataObject,
): Promise<ItemResult[]> {
  let answer: Promise<Result<Entry[]>> | undefined;
  return await forEachItem(run, {
    prepare: (itemIndex) => success(readListSize(run.functions, itemIndex)),
    perform: async (limit) => {
      answer ??= ask();
      const list = await answer;
      return list.ok ? success(list.value.slice(0, limit).map(toOutput)) : list;
    },
  });
}

/** A collection of fields as an object, empty when the user added none. */
export function readCollection(
  functions: IExecuteFunctions,
  name: string,
  itemIndex: number,
): IDataObject {
  return (functions.getNodeParameter(name, itemIndex, {}) ?? {}) as IDataObject;
}
