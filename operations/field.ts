/**
 * The forms of operations, as data. A host maps them to its own forms: n8n's `INodeProperties`
 * accept them unchanged, Node-RED generates its dialogs from them.
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

/**
 * Conditions on other fields of the operation. A field is shown if each named field has one of the
 * listed values.
 */
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

/** One mode of a resource locator: a searchable list, or a text such as an ID. */
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
  /**
   * Starts with a verb or "Whether"; a simple value may start with a noun. AI agents read it too.
   */
  description?: string;
  displayOptions?: FieldDisplay;
  /** The heading under which a collection shows the option, before its label. */
  group?: string;
  hint?: string;
  modes?: FieldMode[];
  /** Set if only a person chooses the value: an AI agent that uses the node as a tool cannot. */
  isChosenByPerson?: true;
  /** Whether the editor offers no expression for the value. */
  noDataExpression?: boolean;
  options?: Array<Field | FieldGroup | FieldOption>;
  placeholder?: string;
  required?: boolean;
  typeOptions?: FieldTypeOptions;
}
