import {
  type Detail,
  type GatewayFields,
  type MessageKey,
  type Result,
  success,
} from '../../protocol';
import { readDetail, readSimplify, toStatusOutput } from '../fields/status-output';
import type { ItemResult, OperationRun } from '../operation';
import { readMessageKey } from '../parameters/read-message-key';
import { prepareItems, stopBeforeAsking } from './for-each-item';

interface StatusQuery {
  readonly key: MessageKey;
  readonly detail: Detail;
  readonly simplify: boolean;
}

/**
 * Asks for the status of the message or HLR request that each item names. All items that want the
 * same detail are given to the client at once, which plans its requests within the limits.
 * `assumed` fields count where an answer does not have them: short ones tell no type.
 */
export async function executeStatusQuery(
  run: OperationRun,
  assumed: GatewayFields = {},
): Promise<ItemResult[]> {
  const queries = prepareItems(run, (itemIndex) => readQuery(run, itemIndex));
  const stopped = stopBeforeAsking(run, queries);
  if (stopped) return stopped;
  const results: ItemResult[] = queries.map((query) => (query.ok ? success([]) : query));
  for (const detail of [0, 1, 2] as const) {
    const members = queries.flatMap((query, itemIndex) =>
      query.ok && query.value.detail === detail ? [{ itemIndex, ...query.value }] : [],
    );
    if (members.length === 0) continue;
    const statuses = await run.client.getStatusOfEach(
      members.map(({ key }) => key),
      { detail },
    );
    for (const [place, { itemIndex, key, simplify }] of members.entries()) {
      const status = statuses[place];
      if (!status) continue;
      results[itemIndex] = status.ok
        ? success([toStatusOutput({ fields: status.value, assumed }, key, simplify)])
        : status;
    }
  }
  return results;
}

function readQuery({ host }: OperationRun, itemIndex: number): Result<StatusQuery> {
  const key = readMessageKey(host, itemIndex);
  if (!key.ok) return key;
  const detail = readDetail(host, itemIndex);
  return success({ key: key.value, detail, simplify: readSimplify(host, itemIndex) });
}
