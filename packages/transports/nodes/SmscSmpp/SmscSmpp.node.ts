import {
  NodeConnectionTypes,
  NodeOperationError,
  type IExecuteFunctions,
  type INodeExecutionData,
  type INodeType,
  type INodeTypeDescription,
} from 'n8n-workflow';

import { nameParameters } from '../../../../nodes/Smsc/name-parameters';
import { withQuickParameters } from '../../../../nodes/Smsc/quick-parameters';
import { sessions, type SessionLease } from '../connections';
import { toErrorOutput } from '../smpp/error-output';
import { readSessionSettings } from '../smpp/read-session-settings';
import { testSmppConnection } from '../smpp/test-smpp-connection';
import { toNodeError } from '../smpp/to-node-error';
import type { ItemResult, SmppOperation, SmppRun } from './actions/operation';
import { buildProperties, findOperation } from './actions/registry';

export class SmscSmpp implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'SMSC SMPP',
    name: 'smscSmpp',
    icon: { light: 'file:../../icons/smsc.svg', dark: 'file:../../icons/smsc.dark.svg' },
    group: ['output'],
    version: [1],
    subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
    description: 'Send messages and look up numbers over an SMPP connection to the SMSC gateway',
    defaults: { name: 'SMSC SMPP' },
    inputs: [NodeConnectionTypes.Main],
    outputs: [NodeConnectionTypes.Main],
    usableAsTool: true,
    credentials: [{ name: 'smscSmppApi', required: true, testedBy: 'testSmppConnection' }],
    properties: buildProperties(),
  };

  methods = { credentialTest: { testSmppConnection } };

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    const operation = readOperation(this);
    const settings = readSessionSettings(await this.getCredentials('smscSmppApi'));
    if (!settings.ok) throw toNodeError(this.getNode(), settings.problem);
    const leases: SessionLease[] = [];
    const run: SmppRun = {
      functions: withQuickParameters(this),
      itemCount: this.getInputData().length,
      stopOnFailure: !this.continueOnFail(),
      iso: settings.value.systemType.split(',').includes('ISO'),
      async connect(mode) {
        const acquired = await sessions.acquire(settings.value, mode);
        if (acquired.ok) leases.push(acquired.value);
        return acquired;
      },
    };
    try {
      return [toExecutionData(this, operation, await operation.execute(run))];
    } finally {
      for (const lease of leases) lease.release();
    }
  }
}

function readOperation(functions: IExecuteFunctions): SmppOperation {
  const resource = functions.getNodeParameter('resource', 0) as string;
  const value = functions.getNodeParameter('operation', 0) as string;
  const operation = findOperation(resource, value);
  if (operation) return operation;
  throw new NodeOperationError(
    functions.getNode(),
    `The operation '${value}' of the resource '${resource}' is not known to this version of the node`,
    { description: "Choose 'Resource' and 'Operation' again, or update the package" },
  );
}

/** Output items, each paired with its input item. Throws at the first failure when that ends the run. */
function toExecutionData(
  functions: IExecuteFunctions,
  { fields }: SmppOperation,
  results: readonly ItemResult[],
): INodeExecutionData[] {
  return results.flatMap((result, itemIndex) => {
    const pairedItem = { item: itemIndex };
    if (result.ok) return result.value.map((json) => ({ json, pairedItem }));
    const { problem } = result;
    const named = problem.kind === 'input' ? nameParameters(fields, problem) : problem;
    if (!functions.continueOnFail()) throw toNodeError(functions.getNode(), named, itemIndex);
    return [{ json: toErrorOutput(named), pairedItem }];
  });
}
