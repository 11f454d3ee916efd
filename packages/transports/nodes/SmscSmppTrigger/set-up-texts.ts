/** The texts about receiving events over a connection that n8n opens, without a public URL. */
const RECEIPTS =
  "The trigger receives delivery receipts of messages that were sent over SMPP with 'Delivery Receipt'; the statuses of all others go to the callback URL.";
const INCOMING =
  'For incoming messages, turn on passing inbound SMS over SMPP in the API settings ("Настройки API") of the SMSC dashboard, and clear the callback URL.';
const ACCESS =
  'SMPP must be turned on in the SMSC dashboard, and the IP address of n8n must be listed there.';

export const SET_UP_NOTICE = `${ACCESS} ${RECEIPTS} ${INCOMING}`;

export const TRIGGER_PANEL = {
  header: 'Receive over SMPP',
  executionsHelp: {
    inactive: `Listen, then send a message with the SMSC SMPP node: its receipt appears here. ${INCOMING}`,
    active:
      'The workflow keeps a connection to the gateway open. Executions appear in the <a data-key="executions">executions list</a>, not here.',
  },
  activationHint: 'Publish the workflow, and n8n keeps a connection to the gateway open.',
};

export const EVENT_DESCRIPTION = 'Waiting for a receipt or a message over SMPP';

export const ACTIVATION_MESSAGE = 'The workflow now keeps a connection to the gateway open.';
