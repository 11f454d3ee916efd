import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { account } from './account';
import { callConfirmation } from './callConfirmation';
import { code } from './code';
import { contact } from './contact';
import { group } from './group';
import { hlr } from './hlr';
import { incomingMessage } from './incomingMessage';
import { incomingNumber } from './incomingNumber';
import { mailing } from './mailing';
import { message } from './message';
import { number } from './number';
import type { Operation, Resource } from './operation';
import { sender } from './sender';
import { shortLink } from './shortLink';
import { subClient } from './subClient';
import { template } from './template';

/** The one list of what the action node can do; options, fields, dispatch and documents come from it. */
export const RESOURCES: readonly Resource[] = [
  account,
  callConfirmation,
  contact,
  group,
  hlr,
  incomingMessage,
  incomingNumber,
  mailing,
  message,
  number,
  code,
  sender,
  shortLink,
  subClient,
  template,
];

const DEFAULT_RESOURCE = message.value;

export function findOperation(resource: string, operation: string): Operation | undefined {
  return RESOURCES.find(({ value }) => value === resource)?.operations.find(
    ({ value }) => value === operation,
  );
}

/**
 * Operations that need no credential, by their value alone: a condition of n8n cannot name the
 * resource too, so no operation of another resource may share such a value.
 */
export function listOfflineOperations(): string[] {
  return RESOURCES.flatMap(({ operations }) =>
    operations.filter(({ isOffline }) => isOffline === true).map(({ value }) => value),
  );
}

/** The properties of the node: the resource, the operations of each, the fields of each operation. */
export function buildProperties(): INodeProperties[] {
  return [resourceProperty(), ...RESOURCES.map(operationProperty), ...RESOURCES.flatMap(fields)];
}

function resourceProperty(): INodeProperties {
  return {
    displayName: 'Resource',
    name: 'resource',
    type: 'options',
    noDataExpression: true,
    options: RESOURCES.map(({ name, value }) => ({ name, value })),
    default: DEFAULT_RESOURCE,
  };
}

function operationProperty({ value, operations, defaultOperation }: Resource): INodeProperties {
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

function operationOption(operation: Operation): INodePropertyOptions {
  const { name, value, action, description } = operation;
  return { name, value, action, description };
}

function fields(resource: Resource): INodeProperties[] {
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
