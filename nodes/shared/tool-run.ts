import type { IDataObject, IExecuteFunctions, INode, INodeExecutionData } from 'n8n-workflow';
import type { Field } from '../../operations/field';
import {
  type ErrorOutput,
  type FailedItem,
  toFailedRows,
} from '../../operations/items/result-rows';
import { labelsOf } from '../../operations/labels';
import { adviseModel, type ToolProblem } from '../../operations/tool/model-advice';
import { toToolAnswer, toToolFailure } from '../../operations/tool/tool-answer';
import type { LabelOf, TextLanguage } from '../../protocol';
import { findRequestedCall, readPendingNodes } from './pending-calls';
import { readRunIndex } from './run-memory';

/** The output rows of one input item, or the reason why there are none. */
export type Outcome<NodeProblem> =
  | { readonly ok: true; readonly value: readonly IDataObject[] }
  | {
      readonly ok: false;
      readonly problem: NodeProblem;
      readonly failed?: FailedItem;
      readonly language?: TextLanguage;
    };

/** How a node formats its problems. */
export interface ProblemWriters<NodeProblem> {
  toNodeError(node: INode, problem: NodeProblem, itemIndex: number, labelOf: LabelOf): Error;
  toErrorOutput(
    problem: NodeProblem,
    labelOf: LabelOf,
    language: TextLanguage | undefined,
  ): ErrorOutput;
}

/** Returns the output items of a tool: short, and with advice that a model can follow. */
export function toToolData<NodeProblem extends ToolProblem>(
  fields: readonly Field[],
  results: readonly Outcome<NodeProblem>[],
  toErrorOutput: ProblemWriters<NodeProblem>['toErrorOutput'],
): INodeExecutionData[] {
  const labelOf = labelsOf(fields);
  const rows = results.flatMap((result) => {
    if (result.ok) return result.value;
    const { problem, failed } = result;
    const advised = { ...problem, advice: adviseModel(problem, fields) };
    const error = toErrorOutput(advised, labelOf, 'en');
    return toToolFailure(error, toFailedRows(error, problem.retry, failed));
  });
  return toToolAnswer(rows, fields).map((json) => toItem(json as IDataObject));
}

/**
 * Runs a tool. It answers with what prevents the run, such as a credential that is missing: some
 * agents get an empty answer for an error, and take it for success.
 */
export async function answerTool(
  functions: IExecuteFunctions,
  run: () => Promise<INodeExecutionData[][]>,
): Promise<INodeExecutionData[][]> {
  try {
    restoreAgentItem(functions);
    return await run();
  } catch (error) {
    const message = error instanceof Error ? error.message : 'The node could not run';
    const advice =
      'Do not repeat the call. The owner of the workflow has to solve this; tell the user what was not done';
    return [[toItem({ error: { code: null, name: 'invalidInput', message, advice } })]];
  }
}

/**
 * Removes what a model wrote from the item of a tool: newer agents put all arguments of a call over
 * the item of the agent, where an expression with `$json` would read them. `$fromAI` reads the
 * arguments elsewhere.
 */
function restoreAgentItem(functions: IExecuteFunctions): void {
  const pending = readPendingNodes(functions) ?? [];
  const runIndex = Number(readRunIndex(functions));
  const found = findRequestedCall(pending, functions.getNode().name, runIndex);
  if (found === null) return;
  for (const item of functions.getInputData()) item.json = { ...found.agentJson };
}

function toItem(json: IDataObject): INodeExecutionData {
  return { json, pairedItem: { item: 0 } };
}
