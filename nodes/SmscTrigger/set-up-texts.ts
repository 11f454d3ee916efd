/**
 * The texts about connecting the gateway. The gateway calls one callback URL per account, which
 * users enter in the SMSC dashboard by hand. The URL contains the secret, so it is shown with a
 * placeholder.
 */
const ADDRESS = '<code>PRODUCTION-URL?charset=utf-8&amp;sha1=SECRET</code>';

const WHERE =
  'in the SMSC dashboard, on the page of user settings, as the callback URL ("обработчик") for statuses and incoming messages';

const PARTS = `PRODUCTION-URL is the production URL of this node, and SECRET is the 'Callback Secret' of the credential. For another 'Callback Hash' use <code>md5</code> or <code>crc32</code> instead of <code>sha1</code>.`;

export const SET_UP_NOTICE = `Paste ${ADDRESS} ${WHERE}. ${PARTS} Do not add <code>fmt</code>.`;

export const TRIGGER_PANEL = {
  header: 'Receive callbacks from SMSC',
  executionsHelp: {
    inactive: `To test, paste the test URL with <code>?charset=utf-8&amp;sha1=SECRET</code> ${WHERE}, then listen and send a message through the API. The gateway has one callback URL per account, so restore the production URL afterwards.`,
    active: `The gateway calls ${ADDRESS}. ${PARTS} Executions appear in the <a data-key="executions">executions list</a>, not here.`,
  },
  activationHint: `Publish the workflow, then paste ${ADDRESS} ${WHERE}.`,
};

export const EVENT_DESCRIPTION = 'Waiting for a callback to the test URL';

export const ACTIVATION_MESSAGE = `The workflow now waits for callbacks. Paste the production URL with ?charset=utf-8&sha1=SECRET ${WHERE}.`;
