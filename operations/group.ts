import {
  buildCreateGroup,
  buildDeleteGroup,
  buildUpdateGroup,
  checkRequest,
  type Group,
  GROUP_KINDS,
  type GroupKind,
  type Result,
  success,
} from '../protocol';
import type { Field } from './field';
import { listSizeFields } from './fields/lists';
import { groupField, readLocated } from './fields/locators';
import type { Host, Row } from './host';
import { forEachItem } from './items/for-each-item';
import { executeWholeList, noQuery, withExtra } from './items/list-outputs';
import type { Operation, Resource } from './operation';
import { readText } from './parameters/parameters';

const nameField: Field = {
  displayName: 'Name',
  name: 'name',
  type: 'string',
  required: true,
  default: '',
  placeholder: 'e.g. Customers',
  description: 'Enter the name of the group, as the SMSC dashboard shows it',
};

const numberField: Field = {
  displayName: 'Number',
  name: 'number',
  type: 'number',
  typeOptions: { minValue: 0 },
  default: 0,
  description:
    'Enter the number of the group for use as a recipient: with 12, a message to G12 goes to the whole group. With 0 the gateway chooses a number.',
};

export interface GivenGroup {
  readonly name: string;
  readonly number: string;
}

function readGroup(host: Host, itemIndex: number): Result<GivenGroup> {
  const name = readText(host.read('name', itemIndex, ''), 'name');
  if (!name.ok) return name;
  const number = readText(host.read('number', itemIndex, 0), 'number');
  return number.ok ? success({ name: name.value, number: number.value }) : number;
}

const kindField: Field = {
  displayName: 'Members',
  name: 'kind',
  type: 'options',
  options: GROUP_KINDS.map(({ label, name }) => ({ name: label, value: name })),
  default: 'phones',
  description: 'Choose the kind of members',
};

const createGroup: Operation = {
  value: 'create',
  name: 'Create',
  action: 'Create group',
  description: 'Create a group of contacts, which can get messages by its number',
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

const newNameField: Field = {
  ...nameField,
  required: undefined,
  description: 'Enter the new name of the group; empty to keep the current one',
};

const newNumberField: Field = {
  ...numberField,
  description: 'Enter the new number of the group; 0 to keep the current one',
};

const updateGroup: Operation = {
  value: 'update',
  name: 'Update',
  action: 'Update group',
  description: 'Update the name or the number of a group',
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

const deleteGroup: Operation = {
  value: 'delete',
  name: 'Delete',
  action: 'Delete group',
  description: 'Delete a group of contacts',
  fields: [groupField],
  execute: async (run) =>
    await forEachItem(run, {
      hasEffect: true,
      prepare: (itemIndex) => {
        const groupId = readLocated(run.host, 'groupId', itemIndex).value;
        return checkRequest(groupId, (encoding) => buildDeleteGroup(groupId, encoding));
      },
      perform: async (groupId) => {
        const deleted = await run.client.deleteGroup(groupId);
        return deleted.ok ? success([{ deleted: true, id: groupId }]) : deleted;
      },
    }),
};

const getManyGroups: Operation = {
  value: 'getMany',
  name: 'Get Many',
  action: 'Get many groups',
  description: 'Get the groups of contacts, each with the recipient to use for it, such as G12',
  fields: listSizeFields,
  execute: async (run) =>
    await executeWholeList(run, {
      readQuery: noQuery,
      request: () => run.client.listGroups(),
      toRow: toOutput,
    }),
};

function toOutput({ extra, ...group }: Group): Row {
  const recipient = group.number === null ? null : `G${group.number}`;
  return withExtra({ ...group, recipient }, extra);
}

export const group: Resource = {
  value: 'group',
  name: 'Group',
  defaultOperation: getManyGroups.value,
  operations: [getManyGroups, createGroup, updateGroup, deleteGroup],
};
