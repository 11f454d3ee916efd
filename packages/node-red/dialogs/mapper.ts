import type { Field } from '../../../operations/field';
import type { Control, CreateControl, FormContext } from './control';
import { create, textOf } from './editor';
import { createOptionList } from './option-list';

/** Creates the fields of a contact: entered one by one, or taken from the input row by their names. */
export function createMapper(
  field: Field,
  stored: unknown,
  context: FormContext,
  createControl: CreateControl,
): Control {
  const { mappingMode, value } = (stored ?? {}) as { mappingMode?: string; value?: unknown };
  const columns = createOptionList(field, value, context, createControl);
  const box = create('input').attr('type', 'checkbox').css({ width: 'auto' });
  box.prop('checked', mappingMode === 'autoMapInputData');
  const show = (): void => void columns.element.toggle(box.prop('checked') !== true);
  box.on('change', show);
  const label = create('label', textOf(context.node, 'form.fromRow')).css({ width: 'auto' });
  const element = create('div').append(
    create('div').addClass('form-row').append(label.append(box)),
    columns.element,
  );
  show();
  return {
    field,
    element,
    read: () => ({
      mappingMode: box.prop('checked') === true ? 'autoMapInputData' : 'defineBelow',
      value: columns.read() ?? null,
    }),
    constant: () => undefined,
    refresh: columns.refresh,
  };
}
