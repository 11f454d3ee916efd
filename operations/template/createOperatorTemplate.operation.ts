import type { Field } from '../field';

import { buildCreateOperatorTemplate, OPERATOR_TEMPLATES, success } from '../../protocol';
import { checkRequest } from '../parameters/check-request';
import { forEachItem } from '../items/for-each-item';
import type { Operation } from '../operation';
import { readNames } from '../parameters/read-names';
import { operatorTemplateFields, readOperatorTemplate } from './operator-template-fields';

const operatorsField: Field = {
  displayName: 'Operators',
  name: 'operators',
  type: 'multiOptions',
  required: true,
  options: OPERATOR_TEMPLATES.map(({ label, name }) => ({ name: label, value: name })),
  default: [],
  description: 'The operators that are asked, each for one type of message',
};

export const createOperatorTemplate: Operation = {
  value: 'createOperatorTemplate',
  name: 'Create Operator Template',
  action: 'Create operator template',
  description: 'Hand a text to Russian operators, who approve it for messages of a type',
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
