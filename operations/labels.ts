import type { LabelOf } from '../protocol';
import { CONTACT_COLUMNS } from './contact/contact-fields';
import type { Field } from './field';

/**
 * Returns the labels of the parameters that problems name: those of the fields of a form, of the
 * options in its collections, and of the columns of a contact.
 */
export function labelsOf(fields: readonly Field[]): LabelOf {
  return (parameter) => findLabel(fields, parameter);
}

function findLabel(fields: readonly Field[], name: string): string | undefined {
  for (const field of fields) {
    if (field.name === name) return field.displayName;
    if (field.type === 'resourceMapper') {
      return CONTACT_COLUMNS.find(({ id }) => id === name)?.label;
    }
    if (field.type !== 'collection') continue;
    const label = findLabel((field.options ?? []) as Field[], name);
    if (label !== undefined) return label;
  }
  return undefined;
}
