import {
  type IHookFunctions,
  type INodeType,
  type INodeTypeDescription,
  type IWebhookFunctions,
  type IWebhookResponseData,
  NodeConnectionTypes,
  NodeOperationError,
} from 'n8n-workflow';
import {
  claimEvent,
  createDeduplicator,
  settleWithResponse,
} from '../../operations/events/deduplicate';
import { type EventFilters, passesFilters } from '../../operations/events/filters';
import { createRecentSettings } from '../../operations/events/recent-settings';
import { NO_SECRETS, toSignatureSettings } from '../../operations/events/signature-settings';
import { type OutputOptions, toOutput } from '../../operations/events/to-output';
import {
  type CallbackEvent,
  type CallbackOutcome,
  confirmedCalls,
  findSecretFault,
  receiveCallback,
  receiveCallbackUnverified,
  type ReceivedEvent,
  type SignatureSettings,
} from '../../protocol';
import { nameAccount } from '../shared/n8n-functions';
import { checkFilters } from './check-filters';
import { properties } from './properties';
import { readRawCallback } from './read-raw-callback';
import { ACTIVATION_MESSAGE, EVENT_DESCRIPTION, TRIGGER_PANEL } from './set-up-texts';

interface TriggerOptions extends Omit<EventFilters, 'events'>, OutputOptions {
  readonly deduplicate?: boolean;
}

const deduplicator = createDeduplicator();
const recentSettings = createRecentSettings();

export class SmscTrigger implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'SMSC Trigger',
    name: 'smscTrigger',
    icon: { light: 'file:../../icons/smsc.svg', dark: 'file:../../icons/smsc.dark.svg' },
    group: ['trigger'],
    // In version 1 of any node, n8n evaluates an expression for its own Webhook node at each
    // callback.
    version: [1, 1.1],
    subtitle: '={{ $parameter["events"].join(", ") }}',
    // n8n shows it for both nodes, which it lists as one. One line keeps the actions in sight.
    description: 'Send SMS, check numbers, start on status or reply',
    eventTriggerDescription: EVENT_DESCRIPTION,
    activationMessage: ACTIVATION_MESSAGE,
    defaults: { name: 'SMSC Trigger' },
    inputs: [],
    outputs: [NodeConnectionTypes.Main],
    credentials: [
      {
        name: 'smscApi',
        required: true,
        displayOptions: { show: { authentication: ['signature'] } },
      },
    ],
    // With an empty `responseData`, n8n sends the response that `webhook` returns.
    webhooks: [
      {
        name: 'default',
        httpMethod: 'POST',
        responseMode: 'onReceived',
        responseData: '',
        path: 'webhook',
      },
    ],
    triggerPanel: TRIGGER_PANEL,
    properties,
  };

  webhookMethods = {
    default: {
      // The gateway has no API for its callback URL, so there is nothing to look up.
      async checkExists(this: IHookFunctions): Promise<boolean> {
        return await Promise.resolve(false);
      },

      /** Publishing fails with every problem that would make all callbacks fail. */
      async create(this: IHookFunctions): Promise<boolean> {
        checkFilters(this.getNode(), this.getNodeParameter('options', {}) as TriggerOptions);
        if (this.getNodeParameter('authentication') === 'none') return true;
        const fault = findSecretFault(await this.getCredentials('smscApi'));
        if (fault === null) return true;
        // n8n shows only the message of an error that prevents publishing.
        throw new NodeOperationError(this.getNode(), `${fault.text}. ${fault.advice}`);
      },

      async delete(this: IHookFunctions): Promise<boolean> {
        return await Promise.resolve(true);
      },
    },
  };

  /**
   * A forged request never throws, because n8n would respond with 500 and store a failed execution
   * for each.
   */
  async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
    const outcome = await receive(this);
    if (outcome.kind !== 'event') {
      this.logger.debug(outcome.reason);
      const [status, text] =
        outcome.kind === 'unsigned' ? [401, 'Signature missing or invalid'] : [400, 'Not readable'];
      this.getResponseObject().status(status).send(text).end();
      return { noWebhookResponse: true };
    }
    noteCall(this, outcome.event);
    const options = this.getNodeParameter('options', {}) as TriggerOptions;
    const events = this.getNodeParameter('events', []) as string[];
    const isWanted = passesFilters(outcome.event, { ...options, events });
    if (!isWanted || (await isDuplicate(this, outcome.event, options))) {
      return { webhookResponse: 'OK' };
    }
    const json = toOutput(outcome.event, options);
    return { webhookResponse: 'OK', workflowData: [[{ json }]] };
  }
}

async function receive(functions: IWebhookFunctions): Promise<CallbackOutcome> {
  const raw = await readRawCallback(functions);
  if (functions.getNodeParameter('authentication') === 'none') {
    return receiveCallbackUnverified(raw);
  }
  return receiveCallback(raw, await readSettings(functions));
}

/**
 * Passes a signed call to the action node that waits for it in this process, whatever this workflow
 * starts on.
 */
function noteCall(functions: IWebhookFunctions, event: CallbackEvent): void {
  if (functions.getNodeParameter('authentication') === 'none') return;
  confirmedCalls.noteSigned(nameAccount(functions.getNode()), event, Date.now());
}

/**
 * Without its credential, for example after its deletion, the trigger has no secret and accepts
 * nothing.
 */
async function readSettings(functions: IWebhookFunctions): Promise<SignatureSettings> {
  const load = async () => toSignatureSettings(await functions.getCredentials('smscApi'));
  try {
    // A user who tests may have changed the secret just before.
    if (functions.getMode() === 'manual') return await load();
    const { id: credential } = functions.getNode().credentials?.['smscApi'] ?? {};
    return await recentSettings.read(`${nameTrigger(functions)}:${credential ?? ''}`, load);
  } catch {
    return NO_SECRETS;
  }
}

/** A test shows every callback, including repetitions. */
async function isDuplicate(
  functions: IWebhookFunctions,
  event: ReceivedEvent,
  { deduplicate = true }: TriggerOptions,
): Promise<boolean> {
  if (!deduplicate || functions.getMode() === 'manual') return false;
  const claim = await claimEvent(deduplicator, nameTrigger(functions), event);
  if (claim !== null) settleWithResponse(functions.getResponseObject(), claim);
  return claim === null;
}

function nameTrigger(functions: IWebhookFunctions): string {
  return `${functions.getWorkflow().id ?? ''}:${functions.getNode().id}`;
}
