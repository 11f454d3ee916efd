import { CONTACT_FIELDS, type ContactFieldRow } from '../../protocol';

/** A column that the fields of an input item are mapped to. */
export interface ContactColumn {
  readonly id: string;
  readonly label: string;
}

export const KEY_COLUMN: ContactColumn = { id: 'phone', label: 'Phone or E-Mail' };
/** Takes the place of the key when a contact is changed. */
export const NEW_KEY_COLUMN: ContactColumn = { id: 'newPhone', label: 'New Phone or E-Mail' };

const fields: readonly ContactFieldRow[] = CONTACT_FIELDS;

export const VALUE_COLUMNS: readonly ContactColumn[] = fields.map(({ name, label }) => ({
  id: name,
  label,
}));

export const CONTACT_COLUMNS: readonly ContactColumn[] = [
  KEY_COLUMN,
  NEW_KEY_COLUMN,
  ...VALUE_COLUMNS,
];
