import type { Field } from '../../../operations/field';
import { isShown } from '../forms/visibility';
import type { Control, CreateControl, FormContext } from './control';
import { create, type EditedNode, editor, type Elements } from './editor';
import { createGroupList } from './group-list';
import type { Loaded } from './load';
import { createMapper } from './mapper';
import { createOptionList } from './option-list';
import { createTypedControl } from './typed-control';

const createControl: CreateControl = (field, stored, context) => {
  switch (field.type) {
    case 'collection':
      return createOptionList(field, stored, context, createControl);
    case 'fixedCollection':
      return createGroupList(field, stored, context, createControl);
    case 'resourceMapper':
      return createMapper(field, stored, context, createControl);
    case 'notice': {
      const element = create('p', context.translate(field.displayName)).addClass('form-tips');
      return { field, element, read: () => undefined, constant: () => undefined };
    }
    default:
      return createTypedControl(field, stored, context);
  }
};

/** An open form. */
export interface OpenForm {
  /** What the node stores: the fields that are shown and not empty. */
  read(): Record<string, unknown>;
}

export interface FormOptions {
  /** Whether the node starts a flow, so that there is no message to take a value from. */
  readonly isStart?: boolean;
  /** Called after each change. */
  readonly changed?: () => void;
}

/** Shows the fields in a container, with the values that the node has stored. */
export function openFields(
  container: Elements,
  fields: readonly Field[],
  node: EditedNode,
  loaded: Loaded,
  { isStart = false, changed = () => undefined }: FormOptions = {},
): OpenForm {
  const stored = (node.parameters ?? {}) as Readonly<Record<string, unknown>>;
  let controls: readonly Control[] = [];
  let isReady = false;
  const isActive = (control: Control): boolean => isShown(control.field, valueOf);
  const valueOf = (name: string): unknown =>
    controls.find(({ field }) => field.name === name)?.constant();
  const refresh = (): void => {
    if (!isReady) return;
    for (const control of controls) {
      control.element.toggle(isActive(control));
      control.refresh?.();
    }
  };
  const context: FormContext = {
    ...loaded,
    node,
    fields,
    valueOf,
    isStart,
    changed: () => {
      refresh();
      if (isReady) changed();
    },
    account: () => editor().$('#node-input-account').val() ?? '',
  };
  container.empty();
  controls = fields
    .filter(({ type }) => type !== 'hidden')
    .map((field) => {
      const control = createControl(field, stored[field.name], context);
      control.element.appendTo(container);
      return control;
    });
  isReady = true;
  refresh();
  return {
    read: () =>
      Object.fromEntries(
        controls
          .filter(isActive)
          .map((control) => [control.field.name, control.read()] as const)
          .filter(([, value]) => value !== undefined),
      ),
  };
}
