import { CONTACT_COLUMNS } from '../../../operations/contact/contact-fields';
import { EVERYDAY_RESOURCES } from '../../../operations/everyday-resources';
import type { Field, FieldGroup, FieldMode, FieldOption } from '../../../operations/field';
import type { OperationBase, Resource } from '../../../operations/operation';
import { RESOURCES } from '../../../operations/resources';
import { RESOURCES as SMPP_RESOURCES } from '../../../operations/smpp/resources';
import { EVENT_FORMS } from '../forms/event-forms';

/** What a text is for, because a label has less room than a description. */
export type TextKind = 'label' | 'option' | 'action' | 'placeholder' | 'description' | 'status';

/** One English text of a form. */
export interface FormText {
  readonly text: string;
  readonly kind: TextKind;
  /** Resource, operation and fields, for messages of tests. */
  readonly place: string;
}

/** Operations that wait on a page of the host, which Node-RED does not have. */
const NOT_OFFERED: ReadonlySet<string> = new Set(['sendAndWait']);

/** Returns all English texts of the forms of Node-RED, in their order, with repetitions. */
export function listFormTexts(): FormText[] {
  return [
    ...[...EVERYDAY_RESOURCES, ...RESOURCES].flatMap(textsOfResource),
    ...SMPP_RESOURCES.flatMap(textsOfResource),
    ...CONTACT_COLUMNS.flatMap(({ id, label }) => textOf(label, 'label', `contact.${id}`)),
    ...Object.values(EVENT_FORMS).flatMap((fields) =>
      fields.flatMap((field) => textsOfField(field, 'events')),
    ),
  ];
}

function textsOfResource({ name, operations, value }: Resource<OperationBase>): FormText[] {
  return [
    ...textOf(name, 'label', value),
    ...operations
      .filter((operation) => !NOT_OFFERED.has(operation.value))
      .flatMap((operation) => textsOfOperation(operation, `${value}.${operation.value}`)),
  ];
}

function textsOfOperation(operation: OperationBase, place: string): FormText[] {
  return [
    ...textOf(operation.name, 'label', place),
    ...textOf(operation.action, 'action', place),
    ...textOf(operation.description, 'description', place),
    ...operation.fields.flatMap((field) => textsOfField(field, place)),
  ];
}

function textsOfField(field: Field, parent: string): FormText[] {
  const place = `${parent}.${field.name}`;
  return [
    ...textOf(field.displayName, field.type === 'notice' ? 'description' : 'label', place),
    ...textOf(field.description, 'description', place),
    ...textOf(field.placeholder, 'placeholder', place),
    ...textOf(field.hint, 'description', place),
    ...textOf(field.group, 'label', place),
    ...textOf(field.typeOptions?.multipleValueButtonText, 'label', place),
    ...(field.modes ?? []).flatMap((mode) => textsOfMode(mode, place)),
    ...(field.options ?? []).flatMap((option) => textsOfOption(option, place)),
  ];
}

function textsOfMode(mode: FieldMode, place: string): FormText[] {
  return [
    ...textOf(mode.displayName, 'label', place),
    ...textOf(mode.placeholder, 'placeholder', place),
    ...textOf(mode.hint, 'description', place),
    ...(mode.validation ?? []).flatMap(({ properties }) =>
      textOf(properties.errorMessage, 'description', place),
    ),
  ];
}

function textsOfOption(option: Field | FieldGroup | FieldOption, place: string): FormText[] {
  if ('type' in option) return textsOfField(option, place);
  if ('values' in option) {
    return [
      ...textOf(option.displayName, 'label', place),
      ...option.values.flatMap((field) => textsOfField(field, `${place}.${option.name}`)),
    ];
  }
  return [
    ...textOf(option.name, 'option', place),
    ...textOf(option.description, 'description', place),
  ];
}

function textOf(text: string | undefined, kind: TextKind, place: string): FormText[] {
  return text === undefined || text === '' ? [] : [{ text, kind, place }];
}
