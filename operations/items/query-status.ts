import {
  type Detail,
  type GatewayFields,
  type MessageKey,
  type Result,
  success,
} from '../../protocol';
import { readDetail, readSimplify, toStatusOutput } from '../fields/status-output';
import type { Row } from '../host';
import type { ItemResult, OperationRun } from '../operation';
import { readMessageKey } from '../parameters/read-message-key';
import { type OpenItem, runItems, withoutOptions } from './item-run';

interface StatusQuery {
  readonly key: MessageKey;
  readonly detail: Detail;
  readonly simplify: boolean;
}

/**
 * Gets the status of the message or HLR request that each item names. Items with the same detail
 * are queried together, so that the client can plan its requests within the rate limits.
 *
 * @param assumed values for fields that a response lacks: short responses have no type
 */
export async function executeStatusQuery(
  run: OperationRun,
  assumed: GatewayFields = {},
): Promise<ItemResult[]> {
  return await runItems<OperationRun, StatusQuery, Row>(run, {
    readItem: (itemIndex) => readQuery(run, itemIndex),
    readOptions: withoutOptions,
    stages: [async (_run, items) => await queryStatuses(run, items, assumed)],
    readWritten: (itemIndex) => run.host.read('phone', itemIndex),
    isRaw: (itemIndex) => !readSimplify(run.host, itemIndex),
    toRow: (row) => row,
  });
}

async function queryStatuses(
  { client }: OperationRun,
  items: readonly OpenItem<StatusQuery, Row>[],
  assumed: GatewayFields,
): Promise<void> {
  for (const detail of [0, 1, 2] as const) {
    const members = items.filter(({ order }) => order.detail === detail);
    if (members.length === 0) continue;
    const statuses = await client.getStatusOfEach(
      members.map(({ order }) => order.key),
      { detail },
    );
    for (const [place, item] of members.entries()) {
      const status = statuses[place];
      if (!status) continue;
      const { key, simplify } = item.order;
      if (status.ok) {
        const answer = { fields: status.value, assumed };
        item.outcomes = [toStatusOutput(answer, key, simplify, item.language)];
      } else {
        item.problem = status.problem;
      }
    }
  }
}

function readQuery({ host }: OperationRun, itemIndex: number): Result<StatusQuery> {
  const key = readMessageKey(host, itemIndex);
  if (!key.ok) return key;
  const detail = readDetail(host, itemIndex);
  return success({ key: key.value, detail, simplify: readSimplify(host, itemIndex) });
}
