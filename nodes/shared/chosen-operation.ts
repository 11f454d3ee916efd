import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';

import type { OperationBase, Resource } from '../../operations/operation';

export function findOperation<Offered extends OperationBase>(
  resources: readonly Resource<Offered>[],
  resource: string,
  operation: string,
): Offered | undefined {
  return resources
    .find(({ value }) => value === resource)
    ?.operations.find(({ value }) => value === operation);
}

/** The operation that the first item asks for. Throws when the node does not know it. */
export function readOperation<Offered extends OperationBase>(
  functions: IExecuteFunctions,
  resources: readonly Resource<Offered>[],
): Offered {
  const resource = functions.getNodeParameter('resource', 0) as string;
  const value = functions.getNodeParameter('operation', 0) as string;
  const operation = findOperation(resources, resource, value);
  if (operation) return operation;
  throw new NodeOperationError(
    functions.getNode(),
    `The operation '${value}' of the resource '${resource}' is not known to this version of the node`,
    { description: "Choose 'Resource' and 'Operation' again, or update the package" },
  );
}
