import {
  type IExecuteFunctions,
  type INodeExecutionData,
  type INodeType,
  type INodeTypeDescription,
  type IWebhookFunctions,
  type IWebhookResponseData,
  NodeConnectionTypes,
} from 'n8n-workflow';
import { EVERYDAY_RESOURCES, listOfflineOperations } from '../../operations/everyday-resources';
import { message } from '../../operations/message';
import { SENSITIVE_OUTPUT_FIELDS } from '../../operations/sensitive-output';
import { isTool, readCaller } from '../shared/execution-host';
import { buildNodeProperties } from '../shared/node-properties';
import { answerTool } from '../shared/tool-run';
import { openAnswerPage } from './answer-page/answer-link';
import { answerWebhook } from './answer-page/answer-webhook';
import { executeOperation } from './execute-operation';
import { searchSenders } from './methods/list-search';
import { answerReview } from './review/review-answer';
import { takeReviewedCall } from './review/reviewed-call';

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
    description: 'Send SMS, calls and messenger messages, verify and look up phone numbers',
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
    properties: buildNodeProperties(EVERYDAY_RESOURCES, message.value),
    ...hideSensitiveOutput(),
  };

  methods = { listSearch: { searchSenders } };

  async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
    return await answerWebhook(this);
  }

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    const isReview = readCaller(this.getNode()) === 'review';
    const stopOnFailure = isReview || (!isTool(this.getNode()) && !this.continueOnFail());
    const options = { stopOnFailure, openAnswerPage, takeReviewedCall };
    const run = async () => await executeOperation(this, EVERYDAY_RESOURCES, options);
    if (isReview) return await answerReview(run);
    return isTool(this.getNode()) ? await answerTool(this, run) : await run();
  }
}
