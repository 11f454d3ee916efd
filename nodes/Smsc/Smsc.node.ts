import {
  type IExecuteFunctions,
  type INodeExecutionData,
  type INodeType,
  type INodeTypeDescription,
  type IWebhookFunctions,
  type IWebhookResponseData,
  NodeConnectionTypes,
} from 'n8n-workflow';
import { toErrorOutput } from '../../operations/items/item-run';
import { message } from '../../operations/message';
import { listOfflineOperations, RESOURCES } from '../../operations/resources';
import { SENSITIVE_OUTPUT_FIELDS } from '../../operations/sensitive-output';
import { createExecutionHost } from '../shared/execution-host';
import { buildNodeProperties } from '../shared/node-properties';
import { readOperation, toExecutionData } from '../shared/run-operation';
import { createAnswerLink } from './answer-page/answer-link';
import { answerWebhook } from './answer-page/answer-webhook';
import {
  searchGroups,
  searchMailings,
  searchSenders,
  searchTemplates,
} from './methods/list-search';
import { mapContactFields } from './methods/map-contact-fields';
import { createNodeClient } from './node-client';
import { toNodeError } from './to-node-error';

/** Newer versions of n8n hide these fields when they show an execution; older ones ignore it. */
function hideSensitiveOutput(): object {
  return { sensitiveOutputFields: [...SENSITIVE_OUTPUT_FIELDS] };
}

export class Smsc implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'SMSC',
    name: 'smsc',
    icon: { light: 'file:../../icons/smsc.svg', dark: 'file:../../icons/smsc.dark.svg' },
    group: ['output'],
    version: [1],
    subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
    description:
      'Send messages, get their delivery status and look up phone numbers with the SMSC gateway',
    defaults: { name: 'SMSC' },
    inputs: [NodeConnectionTypes.Main],
    outputs: [NodeConnectionTypes.Main],
    usableAsTool: true,
    credentials: [
      {
        name: 'smscApi',
        required: true,
        displayOptions: { hide: { operation: listOfflineOperations() } },
      },
    ],
    // The page for answers to 'sendAndWait', below the URL of a waiting execution.
    webhooks: (['GET', 'POST'] as const).map((httpMethod) => ({
      name: 'default',
      httpMethod,
      responseMode: 'onReceived',
      responseData: '',
      path: '={{ $nodeId }}',
      restartWebhook: true,
      isFullPath: true,
    })),
    waitingNodeTooltip:
      '={{ $parameter["operation"] === "sendAndWait" ? "The execution continues after the person has answered" : "" }}',
    properties: buildNodeProperties(RESOURCES, message.value),
    ...hideSensitiveOutput(),
  };

  methods = {
    listSearch: { searchGroups, searchMailings, searchSenders, searchTemplates },
    resourceMapping: { mapContactFields },
  };

  async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
    return await answerWebhook(this);
  }

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    const operation = readOperation(this, RESOURCES);
    const stopOnFailure = !this.continueOnFail();
    const host = createExecutionHost(this, { credential: 'smscApi', createAnswerLink });
    const run = { host, itemCount: this.getInputData().length, stopOnFailure };
    const results = operation.isOffline
      ? await operation.execute(run)
      : await operation.execute({
          ...run,
          client: await createNodeClient(this, { signal: host.signal }),
        });
    const { fields } = operation;
    const writers = { toNodeError, toErrorOutput };
    return [toExecutionData(this.getNode(), fields, results, stopOnFailure, writers)];
  }
}
