import {
  failure,
  invalidInput,
  param,
  type Problem,
  type Result,
  sentence,
  type SmppClient,
  type SmppProblem,
  success,
} from '../../protocol';
import type { Field } from '../field';
import type { Row } from '../host';
import { runItems, withoutOptions } from '../items/item-run';
import { readText } from '../parameters/parameters';
import type { ItemResult, SmppRun } from './operation';

export const messageIdField: Field = {
  displayName: 'Message ID',
  name: 'messageId',
  type: 'string',
  required: true,
  default: '',
  placeholder: 'e.g. 123456',
  description: 'Enter the ID that the send operation returned',
};

/**
 * Runs a request about the message of each item. The requests of all items are in flight together.
 */
export async function queryEach(
  run: SmppRun,
  query: (client: SmppClient, id: string, itemIndex: number) => Promise<ItemResult>,
): Promise<ItemResult[]> {
  return await runItems<SmppRun, string, Row, undefined, Problem | SmppProblem>(run, {
    readItem: (itemIndex) => readId(run, itemIndex),
    readOptions: withoutOptions,
    stages: [
      async (_run, items) => {
        const session = await run.connect('transmitter');
        if (!session.ok) return session.problem;
        const { client } = session.value;
        await Promise.all(
          items.map(async (item) => {
            const response = await query(client, item.order, item.index);
            if (response.ok) item.outcomes = response.value;
            else item.problem = response.problem;
          }),
        );
      },
    ],
    toRow: (row) => row,
  });
}

function readId({ host }: SmppRun, itemIndex: number): Result<string> {
  const id = readText(host.read('messageId', itemIndex), 'messageId');
  if (!id.ok) return id;
  if (id.value.trim() !== '') return success(id.value.trim());
  return failure(
    invalidInput(
      'messageId',
      sentence`${param('messageId')} is empty`,
      'Enter the ID of a sent message',
    ),
  );
}
