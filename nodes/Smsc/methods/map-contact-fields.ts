import type { ILoadOptionsFunctions, ResourceMapperFields } from 'n8n-workflow';
import {
  type ContactColumn,
  KEY_COLUMN,
  NEW_KEY_COLUMN,
  VALUE_COLUMNS,
} from '../../../operations/contact/contact-fields';

/** Returns the columns of a contact. They are the same for every account. */
export function mapContactFields(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
  const isUpdate = this.getCurrentNodeParameter('operation') === 'update';
  return Promise.resolve({
    fields: [
      { ...toField(KEY_COLUMN), required: true, defaultMatch: true, canBeUsedToMatch: true },
      ...(isUpdate ? [toField(NEW_KEY_COLUMN)] : []),
      ...VALUE_COLUMNS.map(toField),
    ],
  });
}

function toField({ id, label }: ContactColumn): ResourceMapperFields['fields'][number] {
  return {
    id,
    displayName: label,
    required: false,
    defaultMatch: false,
    canBeUsedToMatch: false,
    display: true,
    type: 'string',
  };
}
