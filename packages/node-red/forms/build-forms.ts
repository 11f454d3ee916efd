import { CONTACT_COLUMNS } from '../../../operations/contact/contact-fields';
import type { Field } from '../../../operations/field';
import type { OperationBase, Resource } from '../../../operations/operation';
import { RESOURCES } from '../../../operations/resources';
import { RESOURCES as SMPP_RESOURCES } from '../../../operations/smpp/resources';
import { ENGLISH_HERE } from '../texts/here';
import { RUSSIAN } from '../texts/ru';
import { EVENT_FORMS } from './event-forms';
import type { Forms, OperationForm, ResourceForm } from './form-types';
import { isOffered } from './offered';

/** Returns the forms of all operations, with the English texts of `operations/`. */
export function buildForms(): Forms {
  return {
    smsc: RESOURCES.map(toResourceForm),
    smpp: SMPP_RESOURCES.map(toResourceForm),
    events: EVENT_FORMS,
  };
}

/** Texts by the English text of `operations/`, for each language of the editor. */
export function buildDictionaries(): Readonly<Record<'en' | 'ru', Record<string, string>>> {
  return { en: { ...ENGLISH_HERE }, ru: { ...RUSSIAN } };
}

function toResourceForm({
  value,
  name,
  defaultOperation,
  operations,
}: Resource<OperationBase>): ResourceForm {
  return {
    value,
    name,
    defaultOperation,
    operations: operations
      .filter((operation) => isOffered(value, operation.value))
      .map((operation) => toOperationForm(operation)),
  };
}

function toOperationForm({ value, name, description, fields }: OperationBase): OperationForm {
  return { value, name, description, fields: fields.map((field) => withColumns(field, value)) };
}

/** A mapper becomes a list of fields, because the columns of a contact are always the same. */
function withColumns(field: Field, operation: string): Field {
  if (field.type !== 'resourceMapper') return field;
  const columns = CONTACT_COLUMNS.filter(({ id }) => id !== 'newPhone' || operation === 'update');
  const options = columns.map(
    ({ id, label }): Field => ({ displayName: label, name: id, type: 'string', default: '' }),
  );
  return { ...field, options };
}
