import {
  NodeConnectionTypes,
  type INodeType,
  type INodeTypeDescription,
  type ITriggerFunctions,
  type ITriggerResponse,
} from 'n8n-workflow';

import { withAdviceInMessage } from '../../../../nodes/shared/publish-error';
import { checkFilters } from '../../../../nodes/SmscTrigger/check-filters';
import type { SmppTriggerOptions } from '../../../../operations/smpp/accept-events';
import { readSessionSettings, sessions } from '../../../../connections';
import { testSmppConnection } from '../smpp/test-smpp-connection';
import { toNodeError } from '../to-node-error';
import { createEventHandler } from './event-handler';
import { properties } from './properties';
import { ACTIVATION_MESSAGE, EVENT_DESCRIPTION, TRIGGER_PANEL } from './set-up-texts';

export class SmscSmppTrigger implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'SMSC SMPP Trigger',
    name: 'smscSmppTrigger',
    icon: {
      light: 'file:../../icons/smsc-smpp.svg',
      dark: 'file:../../icons/smsc-smpp.dark.svg',
    },
    group: ['trigger'],
    version: [1],
    subtitle: '={{ $parameter["events"].join(", ") }}',
    // n8n shows it for the node SMSC SMPP too, because it lists both as one entry.
    description: 'Send SMS over SMPP, start on receipts and replies',
    eventTriggerDescription: EVENT_DESCRIPTION,
    activationMessage: ACTIVATION_MESSAGE,
    defaults: { name: 'SMSC SMPP Trigger' },
    inputs: [],
    outputs: [NodeConnectionTypes.Main],
    credentials: [{ name: 'smscSmppApi', required: true, testedBy: 'testSmppConnection' }],
    triggerPanel: TRIGGER_PANEL,
    properties,
  };

  methods = { credentialTest: { testSmppConnection } };

  /** Holds the session of the credential until the workflow is deactivated. */
  async trigger(this: ITriggerFunctions): Promise<ITriggerResponse> {
    checkFilters(this.getNode(), this.getNodeParameter('options', {}) as SmppTriggerOptions);
    const settings = readSessionSettings(await this.getCredentials('smscSmppApi'));
    if (!settings.ok) throw withAdviceInMessage(toNodeError(this.getNode(), settings.problem));
    const handleEvent = createEventHandler(this);
    const isTest = this.getMode() === 'manual';
    // The gateway sends queued events right after the login. A test can accept them only after n8n
    // has installed its own functions, which end the test with the first event.
    const { isOpen, open } = createGate();
    const ready = isTest ? isOpen : undefined;
    const acquired = await sessions.acquire(settings.value, 'transceiver', handleEvent, ready);
    if (!acquired.ok) throw withAdviceInMessage(toNodeError(this.getNode(), acquired.problem));
    const session = acquired.value;
    session.onRejected((problem) => this.emitError(toNodeError(this.getNode(), problem)));
    const closeFunction = async () => session.release();
    return isTest
      ? { closeFunction, manualTriggerFunction: async () => open() }
      : { closeFunction };
  }
}

function createGate(): { readonly isOpen: Promise<void>; readonly open: () => void } {
  let open = (): void => undefined;
  const isOpen = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { isOpen, open };
}
