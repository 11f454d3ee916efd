import { buildDeleteTemplate, success } from '../../protocol';
import { checkRequest } from '../parameters/check-request';
import { forEachItem } from '../items/for-each-item';
import type { Operation } from '../operation';
import { readLocated } from '../fields/locator';
import { templateField } from '../fields/template';

export const deleteTemplate: Operation = {
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
