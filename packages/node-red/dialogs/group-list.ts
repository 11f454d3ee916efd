import type { Field, FieldGroup } from '../../../operations/field';
import type { Control, CreateControl, FormContext } from './control';
import { create, textOf } from './editor';
import { createButton, createRow } from './row';

type Values = Readonly<Record<string, unknown>>;

/** Creates the list of a fixed collection: groups of fields that can be added and removed. */
export function createGroupList(
  field: Field,
  stored: unknown,
  context: FormContext,
  createControl: CreateControl,
): Control {
  const [group] = (field.options ?? []) as readonly FieldGroup[];
  const boxes = new Map<object, readonly Control[]>();
  const list = create('div');
  const addBox = (values: Values): void => {
    const box = create('div').css({ border: '1px solid #ccc', padding: '8px', margin: '4px 0' });
    const controls = (group?.values ?? []).map((one) =>
      createControl(one, toTyped(values[one.name]), context),
    );
    const remove = createButton('fa-remove', textOf(context.node, 'form.remove'), () => {
      boxes.delete(box);
      box.remove();
      context.changed();
    });
    box.append(...controls.map(({ element }) => element), remove).appendTo(list);
    boxes.set(box, controls);
  };
  const add = createButton('fa-plus', textOf(context.node, 'form.addGroup'), () => addBox({}));
  const name = group?.name ?? '';
  const kept = ((stored ?? field.default) as Values | undefined)?.[name];
  for (const values of Array.isArray(kept) ? (kept as Values[]) : []) addBox(values);
  return {
    field,
    element: create('div').append(createRow(field, context, add), list),
    read: () => ({
      [name]: [...boxes.values()].map((controls) =>
        Object.fromEntries(
          controls.map((control) => [control.field.name, control.read() ?? { t: 'str', v: '' }]),
        ),
      ),
    }),
    constant: () => undefined,
  };
}

/** The defaults of a form are plain values. */
function toTyped(value: unknown): unknown {
  if (typeof value === 'number') return { t: 'num', v: String(value) };
  if (typeof value === 'string') return { t: value === '' ? 'str' : 'choice', v: value };
  return value;
}
