import {
  analyzeText,
  failure,
  invalidInput,
  param,
  type Result,
  sentence,
  success,
} from '../../protocol';
import type { Field } from '../field';
import { forEachItem } from '../items/item-run';
import type { OfflineOperation } from '../operation';
import { readText } from '../parameters/parameters';

const textField: Field = {
  displayName: 'Text',
  name: 'text',
  type: 'string',
  typeOptions: { rows: 4 },
  required: true,
  default: '',
  placeholder: 'e.g. Your order №1042 has arrived',
  description: 'Enter the text as it would be sent',
};

export const analyze: OfflineOperation = {
  value: 'analyze',
  name: 'Analyze',
  action: 'Analyze message',
  description:
    'Count the SMS parts of a text, and list characters that make it longer and ways to save parts; does not contact the gateway',
  isOffline: true,
  fields: [textField],
  execute: async (run) =>
    await forEachItem(run, {
      prepare: (itemIndex) => checkText(run.host.read('text', itemIndex)),
      perform: (text) => Promise.resolve(success([{ ...analyzeText(text) }])),
    }),
};

function checkText(value: unknown): Result<string> {
  const text = readText(value, 'text');
  if (!text.ok || text.value !== '') return text;
  return failure(
    invalidInput('text', sentence`${param('text')} is empty`, 'Enter the text of a message'),
  );
}
