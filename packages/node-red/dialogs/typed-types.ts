import type { Field, FieldMode, FieldOption } from '../../../operations/field';
import { editor, editorLanguage, textOf, type TypedType } from './editor';
import type { FormContext } from './control';

/** Type of a value that was chosen from the options of a field; as in `host/parameters.ts`. */
export const CHOICE = 'choice';
/** Types whose value depends on the message or its surroundings. */
const COMPUTED: readonly string[] = ['msg', 'flow', 'global', 'env', 'jsonata'];

/** Returns the types of the input of a field; the first one is that of a new value. */
export function listTypes(field: Field, context: FormContext): readonly TypedType[] {
  const written = listWritten(field, context);
  return context.isStart ? written : [...written, ...COMPUTED];
}

function listWritten(field: Field, context: FormContext): readonly TypedType[] {
  switch (field.type) {
    case 'boolean':
      return ['bool'];
    case 'number':
      return ['num'];
    case 'dateTime':
      return ['str', 'date'];
    case 'json':
      return ['json', 'str'];
    case 'options':
      return [toChoices(field, context, false)];
    case 'multiOptions':
      return [toChoices(field, context, true)];
    case 'resourceLocator':
      return (field.modes ?? []).map((mode) => toMode(mode, context));
    default:
      return [(field.typeOptions?.rows ?? 1) > 1 ? LONG_TEXT : 'str'];
  }
}

function toChoices(field: Field, { translate }: FormContext, multiple: boolean): TypedType {
  const options = (field.options ?? []) as FieldOption[];
  return {
    value: CHOICE,
    label: translate(field.displayName),
    icon: 'fa fa-list',
    showLabel: false,
    multiple,
    options: options.map(({ name, value }) => ({ value: String(value), label: translate(name) })),
  };
}

/** A text of several lines opens in the editor of Node-RED. */
const LONG_TEXT: TypedType = {
  value: 'str',
  label: 'string',
  icon: 'red/images/typedInput/az.svg',
  expand() {
    editor().RED.editor.editText({
      value: this.value(),
      complete: (text) => void this.value(text),
    });
  },
};

/** A mode of a resource locator: a list of the account, or a text. */
function toMode(
  { name, displayName, type, typeOptions }: FieldMode,
  context: FormContext,
): TypedType {
  const mode = { value: name, label: context.translate(displayName) };
  const list = typeOptions?.searchListMethod;
  if (type !== 'list' || list === undefined) return mode;
  return {
    ...mode,
    autoComplete: (filter, show) => {
      void loadChoices(list, filter, context).then(show, () => show([]));
    },
  };
}

interface ListAnswer {
  readonly isDeployed?: boolean;
  readonly choices?: readonly { readonly name: string; readonly value: string }[];
  readonly error?: { readonly text: string; readonly advice: string };
}

async function loadChoices(list: string, filter: string, context: FormContext) {
  const { $ } = editor();
  const query = `filter=${encodeURIComponent(filter)}&language=${editorLanguage()}`;
  const account = encodeURIComponent(context.account() || '_');
  const answer = (await $.getJSON(`smsc/${account}/lists/${list}?${query}`)) as ListAnswer;
  if (answer.error !== undefined) return [{ value: filter, label: answer.error.text }];
  if (answer.isDeployed === false) {
    return [{ value: filter, label: textOf(context.node, 'form.deployFirst') }];
  }
  return (answer.choices ?? []).map(({ name, value }) => ({ value, label: name }));
}
