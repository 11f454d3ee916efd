/**
 * What users read about connecting the gateway. The gateway calls one address per account, which is
 * typed into its cabinet by hand. The address holds the secret, so it is shown with a placeholder.
 */
const ADDRESS = '<code>PRODUCTION-URL?charset=utf-8&amp;sha1=SECRET</code>';

const WHERE =
  'in the cabinet of the gateway, on the page of user settings, as the address of the handler of statuses and incoming messages';

const PARTS = `PRODUCTION-URL is the production URL of this node, and SECRET the 'Callback Secret' of the credential. With another 'Callback Hash' write <code>md5</code> or <code>crc32</code> instead of <code>sha1</code>.`;

export const SET_UP_NOTICE = `Paste ${ADDRESS} ${WHERE}. ${PARTS} Do not add <code>fmt</code>.`;

export const TRIGGER_PANEL = {
  header: 'Receive callbacks from SMSC',
  executionsHelp: {
    inactive: `To test, paste the test URL with <code>?charset=utf-8&amp;sha1=SECRET</code> ${WHERE}, then listen and send a message through the API. The gateway has one such address per account, so put the production URL back afterwards.`,
    active: `The gateway calls ${ADDRESS}. ${PARTS} Executions show up in the <a data-key="executions">executions list</a>, not here.`,
  },
  activationHint: `Publish the workflow, then paste ${ADDRESS} ${WHERE}.`,
};

export const EVENT_DESCRIPTION = 'Waiting for a callback to the test URL';

export const ACTIVATION_MESSAGE = `The workflow now waits for callbacks. Paste the production URL with ?charset=utf-8&sha1=SECRET ${WHERE}.`;
