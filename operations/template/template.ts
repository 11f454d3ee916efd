import {
  buildCreateTemplate,
  buildDeleteTemplate,
  buildUpdateTemplate,
  checkRequest,
  compareLabels,
  success,
  type Template,
} from '../../protocol';
import { listSizeFields } from '../fields/lists';
import { readLocated, templateField } from '../fields/locators';
import type { Row } from '../host';
import { forEachItem } from '../items/for-each-item';
import { executeWholeList, noQuery, readCollection, withExtra } from '../items/list-outputs';
import type { Operation, Resource } from '../operation';
import { createOperatorTemplate, getOperatorTemplate } from './operator-template';
import { nameField, readTemplate, templateOptions, textField } from './template-fields';

const createTemplate: Operation = {
  value: 'create',
  name: 'Create',
  action: 'Create template',
  description: 'Create a message template in the account',
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

const optional = { required: undefined };

const updateTemplate: Operation = {
  value: 'update',
  name: 'Update',
  action: 'Update template',
  description: 'Update a message template; fields without a value are not changed',
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

const deleteTemplate: Operation = {
  value: 'delete',
  name: 'Delete',
  action: 'Delete template',
  description: 'Delete a message template',
  fields: [templateField],
  execute: async (run) =>
    await forEachItem(run, {
      hasEffect: true,
      prepare: (itemIndex) => {
        const templateId = readLocated(run.host, 'templateId', itemIndex).value;
        return checkRequest(templateId, (encoding) => buildDeleteTemplate(templateId, encoding));
      },
      perform: async (templateId) => {
        const deleted = await run.client.deleteTemplate(templateId);
        return deleted.ok ? success([{ deleted: true, id: templateId }]) : deleted;
      },
    }),
};

const getManyTemplates: Operation = {
  value: 'getMany',
  name: 'Get Many',
  action: 'Get many templates',
  description: 'Get the message templates of the account',
  fields: listSizeFields,
  execute: async (run) =>
    await executeWholeList(run, {
      readQuery: noQuery,
      request: () => run.client.listTemplates(),
      toRow: toOutput,
    }),
};

function toOutput({ extra, ...template }: Template): Row {
  return withExtra({ ...template }, extra);
}

export const template: Resource = {
  value: 'template',
  name: 'Template',
  defaultOperation: getManyTemplates.value,
  operations: [
    getManyTemplates,
    createTemplate,
    updateTemplate,
    deleteTemplate,
    createOperatorTemplate,
    getOperatorTemplate,
  ],
};
