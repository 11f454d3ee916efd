/** What users read about receiving over a connection that n8n opens; no address of n8n is needed. */
const RECEIPTS =
  "Receipts come here for messages that were sent over SMPP with 'Delivery Receipt'; statuses of all others go to the HTTP handler.";
const INCOMING =
  'For incoming messages tick "Pass inbound SMS over SMPP" in the API settings of the cabinet and empty the address of the HTTP handler.';
const ACCESS = 'The cabinet must allow SMPP and list the IP address of n8n.';

export const SET_UP_NOTICE = `${ACCESS} ${RECEIPTS} ${INCOMING}`;

export const TRIGGER_PANEL = {
  header: 'Receive over SMPP',
  executionsHelp: {
    inactive: `Listen, then send a message with the SMSC SMPP node: its receipt comes here. ${INCOMING}`,
    active:
      'The workflow holds a connection to the gateway. Executions show up in the <a data-key="executions">executions list</a>, not here.',
  },
  activationHint: 'Publish the workflow, and n8n keeps a connection to the gateway.',
};

export const EVENT_DESCRIPTION = 'Waiting for a receipt or a message over SMPP';

export const ACTIVATION_MESSAGE = 'The workflow now holds a connection to the gateway.';
