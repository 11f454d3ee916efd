import {
  compareLabels,
  SUB_CLIENT_SETTINGS,
  SUB_CLIENT_SWITCHES,
  type SubClientSettingRow,
  type SubClientSettings,
  type SubClientSwitchName,
} from '../../protocol';
import type { Field, FieldOption } from '../field';
import type { Row } from '../host';

export const loginField: Field = {
  displayName: 'Login',
  name: 'login',
  type: 'string',
  required: true,
  default: '',
  placeholder: 'e.g. shop-1',
  description: 'Enter the login of the subaccount',
};

const rows: readonly SubClientSettingRow[] = SUB_CLIENT_SETTINGS;

const SWITCHES: FieldOption[] = SUB_CLIENT_SWITCHES.map(({ label, name }) => ({
  name: label,
  value: name,
}));

const switchFields: readonly Field[] = [
  {
    displayName: 'Switch Off',
    name: 'switchOff',
    type: 'multiOptions',
    options: SWITCHES,
    default: [],
    description: 'Turn these settings of the subaccount off',
  },
  {
    displayName: 'Switch On',
    name: 'switchOn',
    type: 'multiOptions',
    options: SWITCHES,
    default: [],
    description: 'Turn these settings of the subaccount on',
  },
];

function toField({ label, name, kind, text, choices = [] }: SubClientSettingRow): Field {
  const common = { displayName: label, name, description: text || undefined };
  switch (kind) {
    case 'number':
      return {
        ...common,
        type: 'number',
        typeOptions: { minValue: 0, numberPrecision: 0 },
        default: 0,
      };
    case 'tariff':
      return {
        ...common,
        type: 'number',
        typeOptions: { minValue: 1, maxValue: 9, numberPrecision: 0 },
        default: 1,
      };
    case 'choice':
      return {
        ...common,
        type: 'options',
        options: choices
          .map((choice) => ({ name: choice.label, value: choice.name }))
          .sort((one, other) => compareLabels(one.name, other.name)),
        default: choices[0]?.name ?? '',
      };
    default:
      return { ...common, type: 'string', default: '' };
  }
}

/** Settings that only a new subaccount accepts. */
const ONLY_OF_NEW: readonly string[] = ['siteId'];

export interface SettingsFieldRules {
  /** Whether the subaccount already exists. */
  readonly isUpdate: boolean;
  /** More fields of the operation in the collection. */
  readonly others?: readonly Field[];
}

/** Returns a collection with the settings. */
export function buildSettingsField(
  collection: Pick<Field, 'displayName' | 'name'>,
  { isUpdate, others = [] }: SettingsFieldRules,
): Field {
  const fields = rows.filter(({ name }) => !isUpdate || !ONLY_OF_NEW.includes(name)).map(toField);
  return {
    ...collection,
    type: 'collection',
    placeholder: 'Add field',
    default: {},
    options: [...fields, ...switchFields, ...others].sort((one, other) =>
      compareLabels(one.displayName, other.displayName),
    ),
  };
}

/** Returns the given settings. Empty ones are not changed. */
export function readSettings(given: Row): SubClientSettings {
  const values = rows.map(({ name }) => [name, given[name]] as const);
  return {
    ...Object.fromEntries(values.filter(([, value]) => value !== undefined)),
    switchOn: toSwitches(given.switchOn),
    switchOff: toSwitches(given.switchOff),
  };
}

/** AI agents may give several values as one text. */
function toSwitches(given: unknown): SubClientSwitchName[] {
  const names = Array.isArray(given)
    ? given.map(String)
    : typeof given === 'string'
      ? given.split(',')
      : [];
  return SUB_CLIENT_SWITCHES.map(({ name }) => name).filter((name) =>
    names.some((one) => one.trim() === name),
  );
}
