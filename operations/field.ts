/**
 * The forms of operations, as data. A host maps them to its own: n8n's `INodeProperties` take them
 * as they are, Node-RED generates its dialogs from them.
 */

/** A plain value of a parameter. */
export type FieldValue = string | number | boolean | null | undefined;

/** A value that a workflow stores: plain, a list, or an object of such values. */
export type StoredValue = FieldValue | StoredObject | FieldValue[] | StoredObject[];

export interface StoredObject {
  [name: string]: StoredValue;
}

export type FieldType =
  | 'boolean'
  | 'collection'
  | 'dateTime'
  | 'fixedCollection'
  | 'hidden'
  | 'json'
  | 'multiOptions'
  | 'notice'
  | 'number'
  | 'options'
  | 'resourceLocator'
  | 'resourceMapper'
  | 'string';

/** Values of other fields of the operation. A field is shown where each named field has one of them. */
export type FieldConditions = Record<string, FieldValue[] | undefined>;

export interface FieldDisplay {
  show?: FieldConditions;
  hide?: FieldConditions;
}

/** One choice of a list. */
export interface FieldOption {
  name: string;
  value: string | number | boolean;
  description?: string;
  displayOptions?: FieldDisplay;
}

/** A group of fields that a user can add, once or several times. */
export interface FieldGroup {
  displayName: string;
  name: string;
  values: Field[];
}

/** A way to name a thing: from a searchable list, or by what it is known by. */
export interface FieldMode {
  displayName: string;
  name: string;
  type: 'list' | 'string';
  hint?: string;
  placeholder?: string;
  typeOptions?: { searchListMethod?: string; searchable?: boolean };
  validation?: Array<{
    type: string;
    properties: { regex: string; errorMessage: string };
  }>;
  extractValue?: { type: 'regex'; regex: string };
}

export interface FieldTypeOptions {
  dateOnly?: boolean;
  loadOptionsDependsOn?: string[];
  maxValue?: number;
  minValue?: number;
  multipleValueButtonText?: string;
  multipleValues?: boolean;
  numberPrecision?: number;
  password?: boolean;
  resourceMapper?: {
    resourceMapperMethod: string;
    mode: 'add' | 'update' | 'upsert' | 'map';
    fieldWords?: { singular: string; plural: string };
    addAllFields?: boolean;
    multiKeyMatch?: boolean;
    supportAutoMap?: boolean;
  };
  rows?: number;
  sortable?: boolean;
}

/** One field of a form. The name is stored in workflows and is never renamed after a release. */
export interface Field {
  /** Label in Title Case. */
  displayName: string;
  name: string;
  type: FieldType;
  default: StoredValue;
  /** Begins with a verb, a noun or "Whether"; a model reads it too. */
  description?: string;
  displayOptions?: FieldDisplay;
  hint?: string;
  modes?: FieldMode[];
  /** Whether the value is never computed from the item. */
  noDataExpression?: boolean;
  options?: Array<Field | FieldGroup | FieldOption>;
  placeholder?: string;
  required?: boolean;
  typeOptions?: FieldTypeOptions;
}
