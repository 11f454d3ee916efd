import {
  type IDataObject,
  type IExecuteFunctions,
  type INode,
  type INodeExecutionData,
  NodeOperationError,
} from 'n8n-workflow';
import type { Field } from '../../operations/field';
import { labelsOf } from '../../operations/labels';
import { toFailedRows } from '../../operations/items/result-rows';
import type { OperationBase, Resource } from '../../operations/operation';
import type { ToolProblem } from '../../operations/tool/model-advice';
import { isTool } from './execution-host';
import { type Outcome, type ProblemWriters, toToolData } from './tool-run';

export function findOperation<Offered extends OperationBase>(
  resources: readonly Resource<Offered>[],
  resource: string,
  operation: string,
): Offered | undefined {
  return resources
    .find(({ value }) => value === resource)
    ?.operations.find(({ value }) => value === operation);
}

/**
 * Returns the operation of a run, read from its first item.
 *
 * @throws NodeOperationError if this version of the node does not have it
 */
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
    `This version of the node does not have the operation '${value}' of the resource '${resource}'`,
    { description: "Choose 'Resource' and 'Operation' again, or update the package" },
  );
}

/** How a run in n8n goes on after a row that failed. */
export const SKIP_ROWS = 'set On Error to Continue';

/**
 * Returns the output items of a run, each paired with its input item. Those of a tool are for a
 * model.
 *
 * @throws the error of the first failed item, if the run stops at it
 */
export function toExecutionData<NodeProblem extends ToolProblem>(
  node: INode,
  fields: readonly Field[],
  results: readonly Outcome<NodeProblem>[],
  stopOnFailure: boolean,
  { toNodeError, toErrorOutput }: ProblemWriters<NodeProblem>,
): INodeExecutionData[] {
  if (isTool(node)) return toToolData(fields, results, toErrorOutput);
  return results.flatMap((result, itemIndex) => {
    const pairedItem = { item: itemIndex };
    if (result.ok) return result.value.map((json) => ({ json, pairedItem }));
    const labelOf = labelsOf(fields);
    if (stopOnFailure) throw toNodeError(node, result.problem, itemIndex, labelOf);
    const { retry } = result.problem;
    const error = toErrorOutput(result.problem, labelOf, result.language);
    // n8n recognizes an item for the error output by `error` as its only field, and adds the fields
    // of its input item.
    const hasErrorOutput = node.onError === 'continueErrorOutput' && retry !== 'unknownOutcome';
    const rows = toFailedRows(error, retry, hasErrorOutput ? undefined : result.failed);
    return rows.map((json) => ({ json: json as IDataObject, pairedItem }));
  });
}
