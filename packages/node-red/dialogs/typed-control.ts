import type { Field, FieldOption } from '../../../operations/field';
import { isTaken, isTakenIfText, TAKEN } from '../forms/taken-values';
import type { Control, FormContext } from './control';
import { create, textOf } from './editor';
import { createRow } from './row';
import { CHOICE, listTypes } from './typed-types';

interface Stored {
  readonly t: string;
  readonly v: string;
  readonly mode?: string;
}

/** Creates the input of a single value. */
export function createTypedControl(field: Field, stored: unknown, context: FormContext): Control {
  const types = listTypes(field, context);
  const names = types.map((type) => (typeof type === 'string' ? type : type.value));
  const { type, value } = toShown(field, stored, names);
  const input = create('input').attr('type', 'text');
  const placeholder = describeEmpty(field, context);
  if (placeholder !== '') input.attr('placeholder', placeholder);
  const element = createRow(field, context, input);
  input.typedInput({ default: names[0] ?? 'str', types });
  input.typedInput('width', '54%');
  input.typedInput('type', type);
  input.typedInput('value', value);
  input.on('change', context.changed);

  const read = (): Stored => {
    const t = input.typedInput('type');
    const v = input.typedInput('value');
    const isMode = field.modes?.some(({ name }) => name === t) === true;
    return isMode ? { t: 'str', v, mode: t } : { t, v };
  };
  return {
    field,
    element,
    read: () => {
      const current = read();
      const isEmpty = current.v === '' && ['str', 'num', CHOICE].includes(current.t);
      return isEmpty ? undefined : current;
    },
    constant: () => toConstant(field, read()),
  };
}

function toShown(field: Field, stored: unknown, names: readonly string[]) {
  const { t, v, mode } = (stored ?? toStored(field)) as Stored;
  const type = mode !== undefined && t === 'str' ? mode : t;
  return { type: names.includes(type) ? type : (names[0] ?? 'str'), value: v };
}

/** The default of a field as a stored value. */
function toStored({ type, default: value }: Field): Stored {
  switch (type) {
    case 'boolean':
      return { t: 'bool', v: String(value === true) };
    case 'options':
      return { t: CHOICE, v: toText(value) };
    case 'multiOptions':
      return { t: CHOICE, v: Array.isArray(value) ? value.map(toText).join(',') : toText(value) };
    case 'resourceLocator': {
      const { mode = 'list', value: chosen } = value as { mode?: string; value?: unknown };
      return { t: 'str', v: toText(chosen), mode };
    }
    case 'number':
      return { t: 'num', v: toText(value) };
    default:
      return { t: type === 'json' ? 'json' : 'str', v: toText(value) };
  }
}

function toText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : '';
}

function toConstant(field: Field, { t, v }: Stored): unknown {
  if (t === 'bool') return v === 'true';
  if (t === 'num') return Number(v);
  if (t === 'str') return v;
  if (t !== CHOICE) return undefined;
  const options = (field.options ?? []) as FieldOption[];
  const find = (text: string) => options.find(({ value }) => String(value) === text)?.value ?? text;
  return field.type === 'multiOptions' ? v.split(',').map(find) : find(v);
}

/** An empty field shows where its value then comes from, else an example. */
function describeEmpty(field: Field, context: FormContext): string {
  const key = TAKEN.get(field.name);
  // A field of an option may have the same name, but no message gives its value.
  const isOfForm = context.fields.includes(field);
  return key !== undefined && isOfForm && (isTaken(field) || isTakenIfText(field, context.fields))
    ? textOf(context.node, `form.${key}`)
    : context.translate(field.placeholder);
}
