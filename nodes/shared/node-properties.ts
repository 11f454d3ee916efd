import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import type { Field } from '../../operations/field';

import type { OperationBase, Resource } from '../../operations/operation';
import { describeTool, isOpenTool, OPEN_TOOL_NOTICE } from '../../operations/tool/describe-tool';

type AnyResource = Resource<OperationBase>;

/**
 * Returns the properties of a node: the resource, the operations of each resource, the fields of
 * each operation.
 */
export function buildNodeProperties(
  resources: readonly AnyResource[],
  defaultResource: string,
): INodeProperties[] {
  return [
    {
      displayName: 'Resource',
      name: 'resource',
      type: 'options',
      noDataExpression: true,
      options: resources.map(({ name, value }) => ({ name, value })),
      default: defaultResource,
    },
    ...resources.map(operationProperty),
    ...resources.flatMap(fields),
  ];
}

function operationProperty({ value, operations, defaultOperation }: AnyResource): INodeProperties {
  return {
    displayName: 'Operation',
    name: 'operation',
    type: 'options',
    noDataExpression: true,
    displayOptions: { show: { resource: [value] } },
    options: operations.map(operationOption),
    default: defaultOperation,
  };
}

function operationOption({
  name,
  value,
  action,
  description,
}: OperationBase): INodePropertyOptions {
  return { name, value, action, description };
}

function fields(resource: AnyResource): INodeProperties[] {
  return resource.operations.flatMap((operation) =>
    [...toolProperties(operation), ...toNodeProperties(operation.fields)].map((property) => ({
      ...property,
      displayOptions: {
        ...property.displayOptions,
        show: {
          resource: [resource.value],
          operation: [operation.value],
          ...property.displayOptions?.show,
        },
      },
    })),
  );
}

/**
 * Returns what only the tool of an operation shows. n8n adds 'Tool Description' to a tool that has
 * none, and fills it with nothing but the name of the operation. It tells the model only this: no
 * description of the operation or of a field.
 */
function toolProperties(operation: OperationBase): INodeProperties[] {
  const displayOptions = { show: { '@tool': [true] } };
  const text = describeTool(operation);
  const description: INodeProperties = {
    displayName: 'Tool Description',
    name: 'toolDescription',
    type: 'string',
    typeOptions: { rows: 4 },
    displayOptions,
    noDataExpression: true,
    default: text,
    description: 'Tell the model what the tool does, what it costs and when to use it',
  };
  const notice: INodeProperties = {
    displayName: OPEN_TOOL_NOTICE,
    name: 'openToolNotice',
    type: 'notice',
    displayOptions: {
      ...displayOptions,
      hide: { '/options.allowedRecipients': [{ _cnd: { exists: true } }] },
    },
    default: '',
  };
  return [...(text === '' ? [] : [description]), ...(isOpenTool(operation) ? [notice] : [])];
}

/**
 * Returns fields as n8n's properties. Their type is a subset of n8n's, with the same names. n8n's
 * collections have no headings, so the label of an option starts with its group.
 */
function toNodeProperties(given: readonly Field[]): INodeProperties[] {
  return given.flatMap(({ isChosenByPerson, ...field }) =>
    isChosenByPerson ? hideFromModel(toNodeProperty(field)) : [toNodeProperty(field)],
  );
}

/**
 * Returns the property for the node and that for its tool. The editor offers a field of a tool to
 * the model unless the field takes no expression, and n8n has no other flag for it.
 */
function hideFromModel(property: INodeProperties): INodeProperties[] {
  // n8n reads the keys of each condition, so none may be `undefined`.
  const shown = property.displayOptions ?? {};
  const onlyIn = { ...shown, show: { ...shown.show, '@tool': [true] } };
  const notIn = { ...shown, hide: { ...shown.hide, '@tool': [true] } };
  return [
    { ...property, displayOptions: notIn },
    { ...property, noDataExpression: true, displayOptions: onlyIn },
  ];
}

function toNodeProperty({ group, ...field }: Omit<Field, 'isChosenByPerson'>): INodeProperties {
  const displayName = group === undefined ? field.displayName : `${group}: ${field.displayName}`;
  const isCollection = field.type === 'collection' && field.options !== undefined;
  const options = isCollection ? toNodeProperties(field.options as Field[]) : field.options;
  return { ...field, displayName, ...(options && { options }) } as object as INodeProperties;
}
