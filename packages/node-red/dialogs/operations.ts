import type { Field } from '../../../operations/field';
import type { Forms, OperationForm } from '../forms/form-types';
import { create, editor, type EditedNode, type Elements, textOf } from './editor';
import { type OpenForm, openFields } from './form';
import { load, type Loaded } from './load';

/** The forms of the open dialogs. */
const open = new Map<string, OpenForm>();

/** The options of the everyday form; the node `smsc` has all of them. */
const EVERYDAY_OPTIONS: ReadonlySet<string> = new Set([
  ...['sendAt', 'validity', 'waitForStatus', 'waitTimeout', 'defaultCountry', 'dryRun'],
  ...['deliveryWindow', 'timezone', 'shortenLinks', 'transliterate'],
  ...['maxCost', 'maxRecipients', 'skipBlocked'],
]);

export interface FormChoice {
  readonly list?: ListName;
  readonly resource: string;
  readonly operation: string;
  /** Whether only the most used options are offered. */
  readonly isEveryday?: boolean;
}

export type ListName = Exclude<keyof Forms, 'events'>;

/** Shows the form of one operation in the dialog of a node. */
export function openForm(
  node: EditedNode,
  { list = 'smsc', resource, operation, isEveryday = false }: FormChoice,
): void {
  void withForms(node, (container, loaded) => {
    const found = findOperation(loaded.forms, list, resource, operation);
    const fields = isEveryday ? found?.fields.map((field) => shorten(field, node)) : found?.fields;
    open.set(node.id, openFields(container, fields ?? [], node, loaded));
  });
}

/** Shows the operations of a node, and the form of the chosen one. */
export function openOperations(node: EditedNode, { list }: { readonly list: ListName }): void {
  void withForms(node, (container, loaded) => {
    const { $ } = editor();
    const resourceMenu = $('#node-input-resource');
    const operationMenu = $('#node-input-operation');
    const description = $('.smsc-operation-description');
    const resources = loaded.forms[list];
    const showFields = (): void => {
      const resource = String(resourceMenu.val());
      const found = findOperation(loaded.forms, list, resource, String(operationMenu.val()));
      const isStored = resource === node.resource && found?.value === node.operation;
      const shown = isStored ? node : { ...node, parameters: {}, _: node._.bind(node) };
      description.text(loaded.translate(found?.description));
      open.set(node.id, openFields(container, found?.fields ?? [], shown, loaded));
    };
    const showOperations = (): void => {
      const resource = resources.find(({ value }) => value === resourceMenu.val());
      fill(operationMenu, resource?.operations ?? [], loaded);
      const isStored = resource?.value === node.resource;
      const chosen = isStored ? node.operation : resource?.defaultOperation;
      operationMenu.val(chosen ?? '');
      showFields();
    };
    fill(resourceMenu, resources, loaded);
    resourceMenu.val(node.resource ?? '');
    resourceMenu.on('change', showOperations);
    operationMenu.on('change', showFields);
    showOperations();
  });
}

/** Stores what the open form of a node has. */
export function saveForm(node: EditedNode): void {
  const form = open.get(node.id);
  if (form !== undefined) node.parameters = form.read();
  open.delete(node.id);
}

export function closeForm(node: EditedNode): void {
  open.delete(node.id);
}

/** Options that were added in a file or by an older version are shown as well. */
function shorten(field: Field, { parameters }: EditedNode): Field {
  if (field.type !== 'collection' || field.name !== 'options') return field;
  const { options = {} } = (parameters ?? {}) as { readonly options?: object };
  const all = (field.options ?? []) as Field[];
  const kept = all.filter(({ name }) => EVERYDAY_OPTIONS.has(name) || Object.hasOwn(options, name));
  return { ...field, options: kept };
}

function findOperation(
  forms: Forms,
  list: ListName,
  resource: string,
  operation: string,
): OperationForm | undefined {
  return forms[list]
    .find(({ value }) => value === resource)
    ?.operations.find(({ value }) => value === operation);
}

function fill(
  menu: Elements,
  entries: readonly {
    readonly value: string;
    readonly name: string;
    readonly description?: string;
  }[],
  { translate }: Loaded,
): void {
  menu.empty().append(
    ...entries.map(({ value, name, description }) => {
      const entry = create('option', translate(name)).attr('value', value);
      return description === undefined ? entry : entry.attr('title', translate(description));
    }),
  );
}

async function withForms(
  node: EditedNode,
  show: (container: Elements, loaded: Loaded) => void,
): Promise<void> {
  const container = editor().$('.smsc-form');
  container.text(textOf(node, 'form.loading'));
  try {
    show(container, await load());
    // A flow that was written by hand may lack the property.
    const onFailedRow = editor().$('#node-input-onFailedRow');
    if (!onFailedRow.val()) onFailedRow.val('stop');
  } catch {
    container.text(textOf(node, 'form.notLoaded'));
  }
}
