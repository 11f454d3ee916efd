import { buildUpdateTemplate, compareLabels, success } from '../../protocol';
import { checkRequest } from '../parameters/check-request';
import { forEachItem } from '../items/for-each-item';
import { readCollection } from '../items/list-outputs';
import type { Operation } from '../operation';
import { readLocated } from '../fields/locator';
import { templateField } from '../fields/template';
import { nameField, readTemplate, templateOptions, textField } from './template-fields';

const optional = { required: undefined };

export const updateTemplate: Operation = {
  value: 'update',
  name: 'Update',
  action: 'Update template',
  description: 'Change a message template; what is not given stays as it is',
  fields: [
    templateField,
    {
      displayName: 'Update Fields',
      name: 'updateFields',
      type: 'collection',
      placeholder: 'Add field',
      default: {},
      options: [
        ...templateOptions,
        { ...nameField, ...optional },
        { ...textField, ...optional },
      ].sort((one, other) => compareLabels(one.displayName, other.displayName)),
    },
  ],
  execute: async (run) =>
    await forEachItem(run, {
      hasEffect: true,
      prepare: (itemIndex) => {
        const templateId = readLocated(run.host, 'templateId', itemIndex).value;
        const values = readTemplate(readCollection(run.host, 'updateFields', itemIndex));
        if (!values.ok) return values;
        return checkRequest({ templateId, values: values.value }, (encoding) =>
          buildUpdateTemplate(templateId, values.value, encoding),
        );
      },
      perform: async ({ templateId, values }) => {
        const updated = await run.client.updateTemplate(templateId, values);
        return updated.ok ? success([{ id: templateId, updated: true }]) : updated;
      },
    }),
};
