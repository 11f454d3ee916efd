import type { INodeProperties } from 'n8n-workflow';

import { hlr } from './hlr';
import { message } from './message';
import { number } from './number';
import type { SmppOperation, SmppResource } from './operation';

/** The one list of what the node can do; options, fields, dispatch and documents come from it. */
export const RESOURCES: readonly SmppResource[] = [hlr, message, number];

export function findOperation(resource: string, operation: string): SmppOperation | undefined {
  return RESOURCES.find(({ value }) => value === resource)?.operations.find(
    ({ value }) => value === operation,
  );
}

export function buildProperties(): INodeProperties[] {
  return [
    {
      displayName: 'Resource',
      name: 'resource',
      type: 'options',
      noDataExpression: true,
      options: RESOURCES.map(({ name, value }) => ({ name, value })),
      default: message.value,
    },
    ...RESOURCES.map(operationProperty),
    ...RESOURCES.flatMap(fields),
  ];
}

function operationProperty({ value, operations, defaultOperation }: SmppResource): INodeProperties {
  return {
    displayName: 'Operation',
    name: 'operation',
    type: 'options',
    noDataExpression: true,
    displayOptions: { show: { resource: [value] } },
    options: operations.map((one) => ({
      name: one.name,
      value: one.value,
      action: one.action,
      description: one.description,
    })),
    default: defaultOperation,
  };
}

function fields(resource: SmppResource): INodeProperties[] {
  return resource.operations.flatMap((operation) =>
    operation.fields.map((field) => ({
      ...field,
      displayOptions: {
        ...field.displayOptions,
        show: {
          resource: [resource.value],
          operation: [operation.value],
          ...field.displayOptions?.show,
        },
      },
    })),
  );
}
