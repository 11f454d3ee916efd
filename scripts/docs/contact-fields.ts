import { KEY_COLUMN, NEW_KEY_COLUMN } from '../../operations/contact/contact-fields';
import { CONTACT_FIELDS, type ContactFieldRow } from '../../protocol/tables';
import { cell, code, list, sentences } from './markdown';

/** The columns of the resource mapper of contacts. */
export function contactFieldList(): string {
  const fields: readonly ContactFieldRow[] = CONTACT_FIELDS;
  const columns: readonly (readonly [key: string, label: string, text: string])[] = [
    [KEY_COLUMN.id, KEY_COLUMN.label, 'One number, or one e-mail address. Required'],
    [NEW_KEY_COLUMN.id, NEW_KEY_COLUMN.label, 'Update only'],
    ...fields.map(({ name, label, text }) => [name, label, text] as const),
  ];
  return list(
    columns.map(([key, label, text]) => {
      const head = `**${cell(label)}** (${code(key)})`;
      return text === '' ? head : `${head}: ${sentences(cell(text))}`;
    }),
  );
}
