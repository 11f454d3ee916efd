import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { success, type OperatorTemplateKey, type Result } from '../../protocol';
import { readLocated } from '../fields/locator';
import { senderNameField } from '../fields/sender-key';
import { readText } from '../parameters/read-text';
import { textField } from './template-fields';

export const operatorTemplateFields: readonly INodeProperties[] = [
  {
    ...senderNameField,
    required: true,
    description: 'The sender ID that messages with this text are sent from',
  },
  { ...textField, description: 'The text as the operators know it' },
];

/** Sender and text, by which operators find a template. */
export function readOperatorTemplate(
  functions: IExecuteFunctions,
  itemIndex: number,
): Result<OperatorTemplateKey> {
  const text = readText(functions.getNodeParameter('text', itemIndex), 'text');
  if (!text.ok) return text;
  return success({ sender: readLocated(functions, 'sender', itemIndex).value, text: text.value });
}
