/** The texts about receiving events over a connection that n8n opens, without a public URL. */
const STEPS = [
  "Step 1: Turn on SMPP in the SMSC dashboard, in API settings («Настройки API»), and add n8n's IP address there.",
  "Step 2: Send messages over SMPP with 'Delivery Receipt': their receipts arrive here. The statuses of all other messages go to the callback URL.",
  'Step 3: For incoming messages, turn on passing inbound SMS over SMPP («Передавать входящие SMS по SMPP-подключению») and clear the callback URL («адрес обработчика»).',
];

export const SET_UP_NOTICE = `<ul>${STEPS.map((step) => `<li>${step}</li>`).join('')}</ul>`;

export const TRIGGER_PANEL = {
  header: 'Receive over SMPP',
  executionsHelp: {
    inactive:
      'Choose Execute step, then send a message with the SMSC SMPP node: its receipt appears here. To test without an SMS, set mock data in the output panel.',
    active:
      'The workflow keeps a connection to the gateway open. Executions appear in the <a data-key="executions">executions list</a>, not here.',
  },
  activationHint: 'Publish the workflow, and n8n keeps a connection to the gateway open.',
};

export const EVENT_DESCRIPTION = 'Waiting for a receipt or a message over SMPP';

export const ACTIVATION_MESSAGE = 'The workflow now keeps a connection to the gateway open.';
