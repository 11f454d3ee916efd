import {
  BLOCKED_MESSAGES,
  type BlockedMessages,
  failure,
  invalidInput,
  param,
  type Result,
  sentence,
  success,
  writtenPhone,
} from '../../protocol';
import type { Field } from '../field';
import { phonesField } from '../fields/recipients';
import type { Host } from '../host';
import { forEachItem } from '../items/for-each-item';
import type { Operation } from '../operation';
import { readRecipients } from '../parameters/recipients';

/**
 * Returns the phone numbers of an item as outputs have them. A subscriber is blocked in every
 * spelling of the number.
 */
export function readPhones(host: Host, itemIndex: number): Result<string[]> {
  const phones = readRecipients(host, 'phone', itemIndex);
  return phones.ok ? success([...new Set(phones.value.map(writtenPhone))]) : phones;
}

const messagesField: Field = {
  displayName: 'Messages',
  name: 'messages',
  type: 'options',
  options: BLOCKED_MESSAGES.map(({ label, name }) => ({ name: label, value: name })),
  default: 'all',
  description: 'Choose the messages that the phone number no longer gets',
};

export const block: Operation = {
  value: 'block',
  name: 'Block',
  action: 'Add number to blocklist',
  description:
    'Add phone numbers to the blocklist of the account, so that the gateway sends no messages to them',
  fields: [phonesField, messagesField],
  execute: async (run) =>
    await forEachItem(run, {
      hasEffect: true,
      readWritten: (itemIndex) => run.host.read('phone', itemIndex),
      prepare: (itemIndex) => readBlock(run.host, itemIndex),
      perform: async ({ phones, messages }) => {
        const blocked = await run.client.blockPhones(phones, messages);
        if (!blocked.ok) return blocked;
        // A request has one ID, which does not identify the entries of several numbers.
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
      sentence`${param('messages')} is not one of its options: ${JSON.stringify(given)}`,
      `Use one of ${BLOCKED_MESSAGES.map(({ name }) => name).join(', ')}`,
    ),
  );
}

export const unblock: Operation = {
  value: 'unblock',
  name: 'Unblock',
  action: 'Remove number from blocklist',
  description: 'Remove phone numbers from the blocklist of the account',
  fields: [phonesField],
  execute: async (run) =>
    await forEachItem(run, {
      hasEffect: true,
      readWritten: (itemIndex) => run.host.read('phone', itemIndex),
      prepare: (itemIndex) => readPhones(run.host, itemIndex),
      perform: async (phones) => {
        const unblocked = await run.client.unblockPhones(phones);
        return unblocked.ok
          ? success(phones.map((phone) => ({ phone, isBlocked: false })))
          : unblocked;
      },
    }),
};
