import { buildCreateTemplate, success } from '../../protocol';
import { checkRequest } from '../parameters/check-request';
import { forEachItem } from '../items/for-each-item';
import { readCollection } from '../items/list-outputs';
import type { Operation } from '../operation';
import { nameField, readTemplate, templateOptions, textField } from './template-fields';

export const createTemplate: Operation = {
  value: 'create',
  name: 'Create',
  action: 'Create template',
  description: 'Store a text for messages in the account',
  fields: [
    nameField,
    textField,
    {
      displayName: 'Additional Fields',
      name: 'additionalFields',
      type: 'collection',
      placeholder: 'Add field',
      default: {},
      options: [...templateOptions],
    },
  ],
  execute: async (run) =>
    await forEachItem(run, {
      hasEffect: true,
      prepare: (itemIndex) => {
        const values = readTemplate({
          ...readCollection(run.host, 'additionalFields', itemIndex),
          name: run.host.read('name', itemIndex) as string,
          text: run.host.read('text', itemIndex) as string,
        });
        return values.ok
          ? checkRequest(values.value, (encoding) => buildCreateTemplate(values.value, encoding))
          : values;
      },
      perform: async (values) => {
        const created = await run.client.createTemplate(values);
        return created.ok
          ? success([{ id: created.value.id, name: values.name ?? null }])
          : created;
      },
    }),
};
