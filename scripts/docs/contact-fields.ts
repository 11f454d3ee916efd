import { KEY_COLUMN, NEW_KEY_COLUMN } from '../../operations/contact/contact-fields';
import { CONTACT_FIELDS, type ContactFieldRow } from '../../protocol/tables';
import { cell, code, table } from './markdown';

/** The columns of the resource mapper of contacts. */
export function contactFieldTable(): string {
  const fields: readonly ContactFieldRow[] = CONTACT_FIELDS;
  return table(
    ['Key', 'Field', 'Content'],
    [
      [code(KEY_COLUMN.id), cell(KEY_COLUMN.label), 'One number, or one e-mail address. Required.'],
      [code(NEW_KEY_COLUMN.id), cell(NEW_KEY_COLUMN.label), '**Update** only.'],
      ...fields.map(({ name, label, text }) => [
        code(name),
        cell(label),
        text === '' ? '' : `${cell(text)}.`,
      ]),
    ],
  );
}
