import type { Field } from '../field';

import { buildUpdateGroup, success } from '../../protocol';
import { checkRequest } from '../parameters/check-request';
import { forEachItem } from '../items/for-each-item';
import type { Operation } from '../operation';
import { groupField } from '../fields/group';
import { readLocated } from '../fields/locator';
import { nameField, numberField, readGroup } from './group-fields';

const newNameField: Field = {
  ...nameField,
  required: undefined,
  description: 'The new name of the group; empty to keep the present one',
};

const newNumberField: Field = {
  ...numberField,
  description: 'The new number in recipients; 0 to keep the present one',
};

export const updateGroup: Operation = {
  value: 'update',
  name: 'Update',
  action: 'Update group',
  description: 'Change the name or the number of a group',
  fields: [groupField, newNameField, newNumberField],
  execute: async (run) =>
    await forEachItem(run, {
      hasEffect: true,
      prepare: (itemIndex) => {
        const values = readGroup(run.host, itemIndex);
        if (!values.ok) return values;
        const groupId = readLocated(run.host, 'groupId', itemIndex).value;
        return checkRequest({ groupId, values: values.value }, (encoding) =>
          buildUpdateGroup(groupId, values.value, encoding),
        );
      },
      perform: async ({ groupId, values }) => {
        const updated = await run.client.updateGroup(groupId, values);
        return updated.ok ? success([{ id: groupId, updated: true }]) : updated;
      },
    }),
};
