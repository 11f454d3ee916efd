import type { Field } from '../field';

import { buildCreateGroup, GROUP_KINDS, success, type GroupKind } from '../../protocol';
import { checkRequest } from '../parameters/check-request';
import { forEachItem } from '../items/for-each-item';
import type { Operation } from '../operation';
import { nameField, numberField, readGroup } from './group-fields';

const kindField: Field = {
  displayName: 'Members',
  name: 'kind',
  type: 'options',
  options: GROUP_KINDS.map(({ label, name }) => ({ name: label, value: name })),
  default: 'phones',
  description: 'What the group holds',
};

export const createGroup: Operation = {
  value: 'create',
  name: 'Create',
  action: 'Create group',
  description: 'Create a group of contacts, which messages can be sent to by its number',
  fields: [nameField, numberField, kindField],
  execute: async (run) =>
    await forEachItem(run, {
      hasEffect: true,
      prepare: (itemIndex) => {
        const group = readGroup(run.host, itemIndex);
        if (!group.ok) return group;
        const kind = run.host.read('kind', itemIndex, 'phones') as GroupKind;
        const values = { ...group.value, kind };
        return checkRequest(values, (encoding) => buildCreateGroup(values, encoding));
      },
      perform: async (values) => {
        const created = await run.client.createGroup(values);
        return created.ok ? success([{ id: created.value.id, name: values.name }]) : created;
      },
    }),
};
