import {
  type IExecuteFunctions,
  type INodeExecutionData,
  type INodeType,
  type INodeTypeDescription,
  NodeConnectionTypes,
} from 'n8n-workflow';
import { createExecutionHost, isTool } from '../../../../nodes/shared/execution-host';
import { buildNodeProperties } from '../../../../nodes/shared/node-properties';
import { readOperation, toExecutionData } from '../../../../nodes/shared/run-operation';
import { answerTool } from '../../../../nodes/shared/tool-run';
import { message } from '../../../../operations/smpp/message';
import type { SmppRun } from '../../../../operations/smpp/operation';
import { toErrorOutput } from '../../../../operations/smpp/outputs';
import { RESOURCES } from '../../../../operations/smpp/resources';
import type { SessionLease } from '../../../../operations/smpp/session';
import { readSessionSettings, sessions } from '../../../../connections';
import { testSmppConnection } from '../smpp/test-smpp-connection';
import { toNodeError } from '../to-node-error';

export class SmscSmpp implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'SMSC SMPP',
    name: 'smscSmpp',
    icon: {
      light: 'file:../../icons/smsc-smpp.svg',
      dark: 'file:../../icons/smsc-smpp.dark.svg',
    },
    group: ['output'],
    version: [1],
    subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
    description:
      'Send messages and look up phone numbers over an SMPP connection to the SMSC gateway',
    defaults: { name: 'SMSC SMPP' },
    inputs: [NodeConnectionTypes.Main],
    outputs: [NodeConnectionTypes.Main],
    usableAsTool: true,
    credentials: [{ name: 'smscSmppApi', required: true, testedBy: 'testSmppConnection' }],
    properties: buildNodeProperties(RESOURCES, message.value),
  };

  methods = { credentialTest: { testSmppConnection } };

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    const run = () => execute(this, !this.continueOnFail() && !isTool(this.getNode()));
    return isTool(this.getNode()) ? await answerTool(this, run) : await run();
  }
}

async function execute(
  functions: IExecuteFunctions,
  stopOnFailure: boolean,
): Promise<INodeExecutionData[][]> {
  const operation = readOperation(functions, RESOURCES);
  const settings = readSessionSettings(await functions.getCredentials('smscSmppApi'));
  if (!settings.ok) throw toNodeError(functions.getNode(), settings.problem);
  const leases: SessionLease[] = [];
  const run: SmppRun = {
    host: createExecutionHost(functions, { credential: 'smscSmppApi' }),
    itemCount: functions.getInputData().length,
    stopOnFailure,
    iso: settings.value.systemType.split(',').includes('ISO'),
    async connect(mode) {
      const acquired = await sessions.acquire(settings.value, mode);
      if (acquired.ok) leases.push(acquired.value);
      return acquired;
    },
  };
  try {
    const results = await operation.execute(run);
    const { fields } = operation;
    const writers = { toNodeError, toErrorOutput };
    return [toExecutionData(functions.getNode(), fields, results, stopOnFailure, writers)];
  } finally {
    for (const lease of leases) lease.release();
  }
}
