import type { IDataObject, INode } from 'n8n-workflow';
import type { ExecutionReport } from '../../../testkit/engine/execution-report';
import type { WorkflowFile } from '../../../testkit/engine/workflow-file';
import type { EngineProcess } from '../../engine/support/engine-process';

/** The output of one node. */
export interface NodeOutcome {
  readonly json: readonly IDataObject[];
  /** `pairedItem` of each output item. */
  readonly pairs: readonly unknown[];
  readonly report: ExecutionReport;
}

export const NO_OPERATION = 'n8n-nodes-base.noOp';

export function createNode(
  name: string,
  type: string,
  parameters: IDataObject,
  settings: Partial<INode> = {},
): INode {
  return {
    ...{ id: name, name, type, typeVersion: 1, position: [0, 0] },
    parameters: parameters as INode['parameters'],
    ...settings,
  };
}

export function toWorkflow(name: string, [first, second]: readonly [INode, INode]): WorkflowFile {
  return {
    name,
    nodes: [first, second],
    connections: { [first.name]: { main: [[{ node: second.name, type: 'main', index: 0 }]] } },
    settings: { executionOrder: 'v1' },
  };
}

/** Runs a node on items of a preceding node. */
export async function runNode(
  engine: EngineProcess,
  node: INode,
  items: readonly IDataObject[],
): Promise<NodeOutcome> {
  const start = createNode('Items', NO_OPERATION, {});
  const report = await engine.call('run', toWorkflow('One node', [start, node]), {
    startNode: start.name,
    items: [items.map((json) => ({ json }))],
  });
  const output = report.nodes[node.name]?.[0]?.outputs[0] ?? [];
  return {
    json: output.map(({ json }) => json),
    pairs: output.map(({ pairedItem }) => pairedItem),
    report,
  };
}
