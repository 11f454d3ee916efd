import type { Detail, MessageKey } from '../../../protocol';
import { forEachItem } from './for-each-item';
import type { ItemResult, OperationRun } from './operation';
import { readDetail, readSimplify, toStatusOutput } from './properties/status-output';
import { readMessageKey } from './read-message-key';

interface StatusQuery {
  readonly key: MessageKey;
  readonly detail: Detail;
  readonly simplify: boolean;
}

/** Asks for the status of the message or HLR request that each item names. */
export async function executeStatusQuery(run: OperationRun): Promise<ItemResult[]> {
  const { functions, client } = run;
  return await forEachItem<StatusQuery>(run, {
    prepare: (itemIndex) => {
      const key = readMessageKey(functions, itemIndex);
      if (!key.ok) return key;
      const detail = readDetail(functions, itemIndex);
      const simplify = readSimplify(functions, itemIndex);
      return { ok: true, value: { key: key.value, detail, simplify } };
    },
    perform: async ({ key, detail, simplify }) => {
      const statuses = await client.getStatus([key], { detail });
      if (!statuses.ok) return statuses;
      return { ok: true, value: statuses.value.map((row) => toStatusOutput(row, key, simplify)) };
    },
  });
}
