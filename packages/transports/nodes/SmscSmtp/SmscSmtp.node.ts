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
import { message } from '../../../../operations/smtp/message';
import { toErrorOutput } from '../../../../operations/smtp/outputs';
import { RESOURCES } from '../../../../operations/smtp/resources';
import { createMailSender } from '../mail/mail-sender';
import { readMailSettings } from '../mail/read-mail-settings';
import { testSmtpConnection } from '../mail/test-smtp-connection';
import { toNodeError } from '../mail/to-node-error';

export class SmscSmtp implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'SMSC SMTP',
    name: 'smscSmtp',
    icon: {
      light: 'file:../../icons/smsc-smtp.svg',
      dark: 'file:../../icons/smsc-smtp.dark.svg',
    },
    group: ['output'],
    version: [1],
    subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
    description: 'Send messages and start lookups by e-mail to the SMSC gateway',
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
    properties: buildNodeProperties(RESOURCES, message.value),
  };

  methods = { credentialTest: { testSmtpConnection } };

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
  const run = {
    host: createExecutionHost(functions, { credential: 'smscSmtpApi' }),
    itemCount: functions.getInputData().length,
    stopOnFailure,
    openSender: createMailSender,
  };
  const results = await operation.execute(run, async () => {
    const settings = readMailSettings(await functions.getCredentials('smscSmtpApi'));
    if (settings.ok) return settings.value;
    throw toNodeError(functions.getNode(), settings.problem);
  });
  const { fields } = operation;
  const writers = { toNodeError, toErrorOutput };
  return [toExecutionData(functions.getNode(), fields, results, stopOnFailure, writers)];
}
