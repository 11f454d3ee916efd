'use strict';

/** The minimal trigger, a peer of the bench: the remaining time is n8n's own. */
exports.IdleTrigger = class IdleTrigger {
  description = {
    displayName: 'Idle Trigger',
    name: 'idleTrigger',
    group: ['trigger'],
    version: [1.1],
    description: 'Answers at once',
    defaults: { name: 'Idle Trigger' },
    inputs: [],
    outputs: ['main'],
    webhooks: [
      {
        name: 'default',
        httpMethod: 'POST',
        responseMode: 'onReceived',
        responseData: '',
        path: 'webhook',
      },
    ],
    properties: [{ displayName: 'Starts', name: 'starts', type: 'boolean', default: true }],
  };

  /** Reads the stored parameter, so that n8n evaluates nothing. */
  async webhook() {
    return this.getNode().parameters.starts
      ? { webhookResponse: 'OK', workflowData: [[{ json: {} }]] }
      : { webhookResponse: 'OK' };
  }
};
