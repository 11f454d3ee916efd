import {
  CONTACT_FIELDS,
  type ContactFieldRow,
  type ContactValues,
  readContactKey,
  type Result,
  success,
} from '../../protocol';
import type { Field } from '../field';
import type { Host, Row } from '../host';

/** A column that the fields of an input item are mapped to. */
export interface ContactColumn {
  readonly id: string;
  readonly label: string;
}

export const KEY_COLUMN: ContactColumn = { id: 'phone', label: 'Phone or E-Mail' };
/** Replaces the key when a contact is updated. */
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

/**
 * The fields of a contact, filled one by one or taken from the input item by their names. The mode
 * of the mapper is always `add`, because the other modes ask for a matching column and there is
 * only one.
 */
export const contactMapper: Field = {
  displayName: 'Contact',
  name: 'contact',
  type: 'resourceMapper',
  noDataExpression: true,
  required: true,
  default: { mappingMode: 'defineBelow', value: null },
  description: 'Enter the fields of the contact; empty fields are not changed',
  typeOptions: {
    loadOptionsDependsOn: ['operation'],
    resourceMapper: {
      resourceMapperMethod: 'mapContactFields',
      mode: 'add',
      fieldWords: { singular: 'field', plural: 'fields' },
      addAllFields: false,
      multiKeyMatch: false,
      supportAutoMap: true,
    },
  },
};

export interface MappedContact {
  /** Digits, or an e-mail address. */
  readonly phone: string;
  readonly newPhone: string;
  readonly values: ContactValues;
}

/** Returns the contact of an item, with its key checked. */
export function readMappedContact(host: Host, itemIndex: number): Result<MappedContact> {
  const given = readColumns(host, itemIndex);
  const key = readContactKey(KEY_COLUMN.id, toText(given[KEY_COLUMN.id]));
  if (!key.ok) return key;
  const newKey = readNewKey(toText(given[NEW_KEY_COLUMN.id]));
  if (!newKey.ok) return newKey;
  return success({
    phone: key.value.value,
    newPhone: newKey.value,
    values: Object.fromEntries(VALUE_COLUMNS.map(({ id }) => [id, given[id]])),
  });
}

/** Returns what is written as the keys of an item's contact: the new one first, because it counts. */
export function readWrittenContact(host: Host, itemIndex: number): unknown {
  const given = readColumns(host, itemIndex);
  return [given[NEW_KEY_COLUMN.id], given[KEY_COLUMN.id]].map(toText);
}

/** Returns the new key, `''` if the contact keeps its own. */
function readNewKey(given: string): Result<string> {
  if (given.trim() === '') return success('');
  const key = readContactKey(NEW_KEY_COLUMN.id, given);
  return key.ok ? success(key.value.value) : key;
}

function readColumns(host: Host, itemIndex: number): Row {
  const mode = host.read('contact.mappingMode', itemIndex, 'defineBelow');
  if (mode === 'autoMapInputData') return host.rows[itemIndex] ?? {};
  const values = host.read('contact.value', itemIndex, {}) as Row | null;
  return values ?? {};
}

function toText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
