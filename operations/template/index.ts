import type { Resource } from '../operation';
import { createTemplate } from './create.operation';
import { createOperatorTemplate } from './createOperatorTemplate.operation';
import { deleteTemplate } from './delete.operation';
import { getManyTemplates } from './getMany.operation';
import { getOperatorTemplate } from './getOperatorTemplate.operation';
import { updateTemplate } from './update.operation';

export const template: Resource = {
  value: 'template',
  name: 'Template',
  defaultOperation: getManyTemplates.value,
  operations: [
    createTemplate,
    createOperatorTemplate,
    deleteTemplate,
    getManyTemplates,
    getOperatorTemplate,
    updateTemplate,
  ],
};
