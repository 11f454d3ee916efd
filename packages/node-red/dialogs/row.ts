import type { Field } from '../../../operations/field';
import type { FormContext } from './control';
import { create, type Elements } from './editor';

/** Creates a row with the label of a field, and its description as the tooltip. */
export function createRow(
  field: Field,
  { translate }: FormContext,
  ...inputs: Elements[]
): Elements {
  const label = create('label', translate(field.displayName));
  const row = create('div')
    .addClass('form-row')
    .addClass('smsc-row')
    .append(label, ...inputs);
  label.css({ width: '36%' });
  row.attr('data-smsc-field', field.name);
  return describe(row, field, translate);
}

function describe(row: Elements, { description }: Field, translate: FormContext['translate']) {
  return description === undefined ? row : row.attr('title', translate(description));
}

/** Creates a button with an icon of Font Awesome and a tooltip. */
export function createButton(icon: string, title: string, press: () => void): Elements {
  const button = create('button').attr('type', 'button').addClass('red-ui-button');
  button.append(create('i').addClass('fa').addClass(icon)).attr('title', title);
  button.attr('aria-label', title);
  return button.on('click', press);
}
