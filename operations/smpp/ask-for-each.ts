import {
  failure,
  invalidInput,
  param,
  type Result,
  sentence,
  type SmppClient,
  success,
} from '../../protocol';
import type { Field } from '../field';
import { prepareItems, stopBeforeAsking } from '../items/for-each-item';
import { readText } from '../parameters/read-parameters';
import type { ItemResult, SmppRun } from './operation';
import { refuseOrders } from './submit-orders';

export const messageIdField: Field = {
  displayName: 'Message ID',
  name: 'messageId',
  type: 'string',
  required: true,
  default: '',
  placeholder: 'e.g. 123456',
  description: 'The ID that the operation which sent it gave',
};

/** Asks about the message that each item names; the questions of all items travel together. */
export async function askForEach(
  run: SmppRun,
  ask: (client: SmppClient, id: string, itemIndex: number) => Promise<ItemResult>,
): Promise<ItemResult[]> {
  const ids = prepareItems(run, (itemIndex) => readId(run, itemIndex));
  const unasked = stopBeforeAsking(run, ids);
  if (unasked) return unasked;
  const session = await run.connect('transmitter');
  if (!session.ok) return refuseOrders(ids, session);
  return await Promise.all(
    ids.map(async (id, itemIndex) =>
      id.ok ? await ask(session.value.client, id.value, itemIndex) : id,
    ),
  );
}

function readId({ host }: SmppRun, itemIndex: number): Result<string> {
  const id = readText(host.read('messageId', itemIndex), 'messageId');
  if (!id.ok) return id;
  if (id.value.trim() !== '') return success(id.value.trim());
  return failure(
    invalidInput(
      'messageId',
      sentence`${param('messageId')} is empty`,
      'Give the ID of a message that was sent',
    ),
  );
}
