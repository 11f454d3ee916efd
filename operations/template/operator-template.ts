import {
  buildCreateOperatorTemplate,
  buildGetOperatorTemplate,
  checkRequest,
  OPERATOR_TEMPLATES,
  type OperatorTemplateKey,
  type Result,
  success,
} from '../../protocol';
import type { Field } from '../field';
import { readLocated } from '../fields/locators';
import { senderNameField } from '../fields/sender';
import type { Host } from '../host';
import { forEachItem } from '../items/for-each-item';
import { withExtra } from '../items/list-outputs';
import type { Operation } from '../operation';
import { readNames, readText } from '../parameters/parameters';
import { textField } from './template-fields';

const operatorTemplateFields: readonly Field[] = [
  {
    ...senderNameField,
    required: true,
    description: 'Choose the sender ID of messages with this text',
  },
  { ...textField, description: 'Enter the text as the operators know it' },
];

/** Returns the sender ID and the text, by which operators identify a template. */
function readOperatorTemplate(host: Host, itemIndex: number): Result<OperatorTemplateKey> {
  const text = readText(host.read('text', itemIndex), 'text');
  if (!text.ok) return text;
  return success({ sender: readLocated(host, 'sender', itemIndex).value, text: text.value });
}

const operatorsField: Field = {
  displayName: 'Operators',
  name: 'operators',
  type: 'multiOptions',
  required: true,
  options: OPERATOR_TEMPLATES.map(({ label, name }) => ({ name: label, value: name })),
  default: [],
  description: 'Choose the operators, each for one type of message',
};

export const createOperatorTemplate: Operation = {
  value: 'createOperatorTemplate',
  name: 'Create Operator Template',
  action: 'Create operator template',
  description: 'Submit a text to Russian operators for approval for one type of message',
  fields: [...operatorTemplateFields, operatorsField],
  execute: async (run) =>
    await forEachItem(run, {
      hasEffect: true,
      prepare: (itemIndex) => {
        const key = readOperatorTemplate(run.host, itemIndex);
        if (!key.ok) return key;
        const given = readNames(run.host.read('operators', itemIndex, []));
        const operators = OPERATOR_TEMPLATES.map(({ name }) => name).filter((name) =>
          given.includes(name),
        );
        return checkRequest({ key: key.value, operators }, (encoding) =>
          buildCreateOperatorTemplate(key.value, operators, encoding),
        );
      },
      perform: async ({ key, operators }) => {
        const created = await run.client.createOperatorTemplate(key, operators);
        return created.ok ? success([{ ...key, operators }]) : created;
      },
    }),
};

export const getOperatorTemplate: Operation = {
  value: 'getOperatorTemplate',
  name: 'Get Operator Template',
  action: 'Get operator template',
  description: 'Get the decisions of the operators about a submitted text',
  fields: operatorTemplateFields,
  execute: async (run) =>
    await forEachItem(run, {
      prepare: (itemIndex) => {
        const key = readOperatorTemplate(run.host, itemIndex);
        if (!key.ok) return key;
        return checkRequest(key.value, (encoding) => buildGetOperatorTemplate(key.value, encoding));
      },
      perform: async (key) => {
        const templates = await run.client.getOperatorTemplates(key);
        if (!templates.ok) return templates;
        return success(
          templates.value.map(({ extra, operators, sender, text }) =>
            withExtra(
              { sender: sender ?? key.sender, text: text ?? key.text, operators: { ...operators } },
              extra,
            ),
          ),
        );
      },
    }),
};
