import { analyzeText, success } from '../../protocol';
import type { Field } from '../field';
import { forEachItem } from '../items/for-each-item';
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
      // An empty text has no parts; a row of a list is not lost because of it.
      prepare: (itemIndex) => {
        const given: unknown = run.host.read('text', itemIndex);
        return isEmptyList(given) ? success('') : readText(given, 'text');
      },
      perform: (text) => Promise.resolve(success([{ ...analyzeText(text) }])),
    }),
};

function isEmptyList(given: unknown): boolean {
  return Array.isArray(given) && given.every((one) => (one ?? '') === '');
}
