import { buildDeleteTemplate, success } from '../../../../protocol';
import { checkRequest } from '../check-request';
import { forEachItem } from '../for-each-item';
import type { Operation } from '../operation';
import { readLocated } from '../properties/locator';
import { templateField } from '../properties/template';

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
        const templateId = readLocated(run.functions, 'templateId', itemIndex).value;
        return checkRequest(templateId, (encoding) => buildDeleteTemplate(templateId, encoding));
      },
      perform: async (templateId) => {
        const deleted = await run.client.deleteTemplate(templateId);
        return deleted.ok ? success([{ deleted: true, id: templateId }]) : deleted;
      },
    }),
};
