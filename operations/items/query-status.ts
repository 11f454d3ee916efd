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
import { endAtProblem, listOpen, prepareItems, toResults } from './item-run';

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
  const items = prepareItems<StatusQuery, Row>(run, (itemIndex) => readQuery(run, itemIndex));
  const stopped = endAtProblem(run, items);
  if (stopped) return stopped;
  for (const detail of [0, 1, 2] as const) {
    const members = listOpen(items).filter(({ order }) => order.detail === detail);
    if (members.length === 0) continue;
    const statuses = await run.client.getStatusOfEach(
      members.map(({ order }) => order.key),
      { detail },
    );
    for (const [place, item] of members.entries()) {
      const status = statuses[place];
      if (!status) continue;
      const { key, simplify } = item.order;
      if (status.ok) {
        item.outcomes = [toStatusOutput({ fields: status.value, assumed }, key, simplify)];
      } else {
        item.problem = status.problem;
      }
    }
  }
  return toResults(items, ({ outcomes }) => outcomes);
}

function readQuery({ host }: OperationRun, itemIndex: number): Result<StatusQuery> {
  const key = readMessageKey(host, itemIndex);
  if (!key.ok) return key;
  const detail = readDetail(host, itemIndex);
  return success({ key: key.value, detail, simplify: readSimplify(host, itemIndex) });
}
