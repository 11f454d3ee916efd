import type { Field } from '../field';
import type { Host } from '../host';

import { success, type OperatorTemplateKey, type Result } from '../../protocol';
import { readLocated } from '../fields/locator';
import { senderNameField } from '../fields/sender-key';
import { readText } from '../parameters/read-text';
import { textField } from './template-fields';

export const operatorTemplateFields: readonly Field[] = [
  {
    ...senderNameField,
    required: true,
    description: 'The sender ID that messages with this text are sent from',
  },
  { ...textField, description: 'The text as the operators know it' },
];

/** Sender and text, by which operators find a template. */
export function readOperatorTemplate(host: Host, itemIndex: number): Result<OperatorTemplateKey> {
  const text = readText(host.read('text', itemIndex), 'text');
  if (!text.ok) return text;
  return success({ sender: readLocated(host, 'sender', itemIndex).value, text: text.value });
}
