import type { Field } from '../field';
import type { OperationBase, Resource } from '../operation';
import { addOptions } from './run-options';

/**
 * Passes the row of an input item on, as the field of the same purpose in n8n's own nodes does.
 * Read from each item.
 */
const keepInputFieldsOption: Field = {
  displayName: 'Keep Input Fields',
  name: 'keepInputFields',
  type: 'boolean',
  default: true,
  description:
    'Whether to pass to the output all the input fields, along with the fields of the result; an input field named error and binary data are not passed on',
};

const optionsField: Field = {
  displayName: 'Options',
  name: 'options',
  type: 'collection',
  placeholder: 'Add option',
  default: {},
};

/**
 * Adds the option to every operation that returns an item for each input item or recipient. A list
 * would repeat the input row in each of its items, so operations that return one do not have it.
 */
export function offerInputFields<Offered extends OperationBase>(
  resources: readonly Resource<Offered>[],
): Resource<Offered>[] {
  return resources.map((resource) => ({
    ...resource,
    operations: resource.operations.map((operation) =>
      isPerItem(operation) ? { ...operation, fields: addOption(operation.fields) } : operation,
    ),
  }));
}

function isPerItem({ fields, isPerItem: isDeclared }: OperationBase): boolean {
  return isDeclared !== false && !fields.some(({ name }) => name === 'returnAll');
}

function addOption(fields: readonly Field[]): Field[] {
  const hasOptions = fields.some(isOptions);
  const own = hasOptions ? fields : [...fields, optionsField];
  return own.map((field) =>
    isOptions(field) ? addOptions(field, [keepInputFieldsOption]) : field,
  );
}

function isOptions({ name, type }: Field): boolean {
  return name === 'options' && type === 'collection';
}
