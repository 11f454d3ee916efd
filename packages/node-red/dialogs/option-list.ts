import type { Field } from '../../../operations/field';
import { isShown } from '../forms/visibility';
import type { Control, CreateControl, FormContext } from './control';
import { create, textOf } from './editor';
import { createButton } from './row';

/**
 * Creates the list of a collection: the options that were added, and a menu with the others in their
 * groups.
 */
export function createOptionList(
  field: Field,
  stored: unknown,
  context: FormContext,
  createControl: CreateControl,
): Control {
  const options = (field.options ?? []) as readonly Field[];
  const kept = (stored ?? {}) as Readonly<Record<string, unknown>>;
  const added = new Map<string, Control>();
  const element = create('div').addClass('smsc-options').attr('data-smsc-field', field.name);
  const rows = create('div');
  const menu = create('select').css({ width: '54%' });
  const title = create('label', context.translate(field.displayName)).css({ width: '36%' });
  element.append(rows, create('div').addClass('form-row').append(title, menu));

  const applies = (option: Field): boolean => isShown(option, context.valueOf);
  const add = (option: Field, value: unknown): void => {
    const control = createControl(option, value, context);
    const remove = createButton('fa-remove', textOf(context.node, 'form.remove'), () => {
      added.delete(option.name);
      control.element.remove();
      fillMenu();
      context.changed();
    });
    control.element.append(remove).appendTo(rows);
    added.set(option.name, control);
  };
  const fillMenu = (): void => {
    const { translate, node } = context;
    const prompt = textOf(node, field.type === 'collection' ? 'form.addOption' : 'form.addField');
    menu.empty().append(create('option', prompt).attr('value', ''));
    const open = options.filter((option) => !added.has(option.name) && applies(option));
    for (const group of new Set(open.map((option) => option.group))) {
      const entries = open
        .filter((option) => option.group === group)
        .map(({ name, displayName, description }) => {
          const entry = create('option', translate(displayName)).attr('value', name);
          return description === undefined ? entry : entry.attr('title', translate(description));
        });
      if (group === undefined) menu.append(...entries);
      else
        menu.append(
          create('optgroup')
            .attr('label', translate(group))
            .append(...entries),
        );
    }
    menu.val('');
  };
  menu.on('change', () => {
    const option = options.find(({ name }) => name === menu.val());
    if (option === undefined) return;
    add(option, undefined);
    fillMenu();
    context.changed();
  });
  for (const option of options)
    if (Object.hasOwn(kept, option.name)) add(option, kept[option.name]);
  fillMenu();
  return {
    field,
    element,
    read: () => readAll(added),
    constant: () => undefined,
    refresh: () => {
      for (const [, control] of added) control.element.toggle(applies(control.field));
      fillMenu();
    },
  };
}

/** An option that was added counts with its default too. */
function readAll(added: ReadonlyMap<string, Control>): Record<string, unknown> | undefined {
  if (added.size === 0) return undefined;
  return Object.fromEntries(
    [...added].map(([name, control]) => [name, control.read() ?? { t: 'str', v: '' }]),
  );
}
