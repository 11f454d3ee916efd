import type { Field } from '../field';
import type { Host } from '../host';

import {
  BLOCKED_MESSAGES,
  failure,
  invalidInput,
  success,
  type BlockedMessages,
  type Result,
} from '../../protocol';
import { forEachItem } from '../items/for-each-item';
import type { Operation } from '../operation';
import { phonesField } from '../fields/recipients';
import { readPhones } from './read-phones';

const messagesField: Field = {
  displayName: 'Messages',
  name: 'messages',
  type: 'options',
  options: BLOCKED_MESSAGES.map(({ label, name }) => ({ name: label, value: name })),
  default: 'all',
  description: 'Which messages the number does not get any more',
};

export const block: Operation = {
  value: 'block',
  name: 'Block',
  action: 'Block number with black list',
  description: 'Put numbers on the black list of the account, so that messages to them are stopped',
  fields: [phonesField, messagesField],
  execute: async (run) =>
    await forEachItem(run, {
      hasEffect: true,
      prepare: (itemIndex) => readBlock(run.host, itemIndex),
      perform: async ({ phones, messages }) => {
        const blocked = await run.client.blockPhones(phones, messages);
        if (!blocked.ok) return blocked;
        // One request has one ID, which says nothing about the entries of several numbers.
        const id = phones.length === 1 ? blocked.value.id : null;
        return success(phones.map((phone) => ({ id, phone, isBlocked: true, messages })));
      },
    }),
};

function readBlock(
  host: Host,
  itemIndex: number,
): Result<{ phones: string[]; messages: BlockedMessages }> {
  const phones = readPhones(host, itemIndex);
  if (!phones.ok) return phones;
  const given: unknown = host.read('messages', itemIndex, 'all');
  const row = BLOCKED_MESSAGES.find(({ name }) => name === given);
  if (row) return success({ phones: phones.value, messages: row.name });
  return failure(
    invalidInput(
      'messages',
      `'messages' is not one of its options: ${JSON.stringify(given)}`,
      `Use one of ${BLOCKED_MESSAGES.map(({ name }) => name).join(', ')}`,
    ),
  );
}
