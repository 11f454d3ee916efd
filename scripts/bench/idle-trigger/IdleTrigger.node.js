'use strict';

/** The least that a trigger can do: what is left of its time is n8n's own. A peer of the bench. */
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

  /** The parameter is taken as it is stored, so that n8n has nothing to evaluate. */
  async webhook() {
    return this.getNode().parameters.starts
      ? { webhookResponse: 'OK', workflowData: [[{ json: {} }]] }
      : { webhookResponse: 'OK' };
  }
};
