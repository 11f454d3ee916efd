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
import { readMailSettings } from '../mail/read-mail-settings';
import { testSmtpConnection } from '../mail/test-smtp-connection';
import { toErrorOutput, toNodeError } from '../mail/to-node-error';
import type { ItemResult, SmtpOperation } from './actions/operation';
import { buildProperties, findOperation } from './actions/registry';

export class SmscSmtp implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'SMSC SMTP',
    name: 'smscSmtp',
    icon: { light: 'file:../../icons/smsc.svg', dark: 'file:../../icons/smsc.dark.svg' },
    group: ['output'],
    version: [1],
    subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
    description: 'Send messages and start lookups by mail to the SMSC gateway',
    defaults: { name: 'SMSC SMTP' },
    inputs: [NodeConnectionTypes.Main],
    outputs: [NodeConnectionTypes.Main],
    usableAsTool: true,
    credentials: [
      {
        name: 'smscSmtpApi',
        required: true,
        testedBy: 'testSmtpConnection',
        displayOptions: { hide: { operation: ['decodeAnswer'] } },
      },
    ],
    properties: buildProperties(),
  };

  methods = { credentialTest: { testSmtpConnection } };

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    const operation = readOperation(this);
    const run = {
      functions: withQuickParameters(this),
      itemCount: this.getInputData().length,
      stopOnFailure: !this.continueOnFail(),
    };
    const results = await operation.execute(run, async () => {
      const settings = readMailSettings(await this.getCredentials('smscSmtpApi'));
      if (settings.ok) return settings.value;
      throw toNodeError(this.getNode(), settings.problem);
    });
    return [toExecutionData(this, operation, results)];
  }
}

function readOperation(functions: IExecuteFunctions): SmtpOperation {
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
  { fields }: SmtpOperation,
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
