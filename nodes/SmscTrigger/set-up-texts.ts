import { DASHBOARD_PAGES, dashboardUrl, HASH_ALGORITHMS, REGIONS } from '../../protocol';

/**
 * The texts about connecting the gateway. The gateway calls one callback URL per account, which
 * users enter in the SMSC dashboard by hand. A notice of n8n may have links and lists, but no
 * numbered lists and no code. The form does not know the credential, so it names the default hash.
 */
const DEFAULT_HASH = 'sha1';

const OTHER_HASHES = HASH_ALGORITHMS.filter((hash) => hash !== DEFAULT_HASH)
  .map((hash) => `${hash}=`)
  .join(' or ');

const { label, russianLabel } = DASHBOARD_PAGES.userSettings;

const PAGES = REGIONS.map(
  ({ name }) => `<a href="${dashboardUrl(name, 'userSettings')}" target="_blank">${name}</a>`,
).join(', ');

const COPY =
  'Step 1: Publish the workflow. Open Webhook URLs above, choose Production URL and copy it.';

const PASTE = `Step 3: Paste the result in the SMSC dashboard, in ${label.toLowerCase()} («${russianLabel}»), as the callback URL («адрес обработчика»): ${PAGES}.`;

function toList(...steps: readonly string[]): string {
  return `<ul>${steps.map((step) => `<li>${step}</li>`).join('')}</ul>`;
}

export const SIGNED_SET_UP = `${toList(
  COPY,
  `Step 2: Add ?charset=utf-8&amp;${DEFAULT_HASH}= and the 'Callback Secret' of the credential, which its switch 'Receives Callbacks' shows. Write ${OTHER_HASHES} instead if the credential has another 'Callback Hash'. Do not add fmt.`,
  PASTE,
)}Keep the secret in a note: n8n does not show it again.`;

export const UNSIGNED_SET_UP = `${toList(
  COPY,
  'Step 2: Add ?charset=utf-8. Do not add fmt.',
  PASTE,
)}Without a signature, everybody who knows the URL can start the workflow.`;

/** A callback that a user signs and sends from a terminal. */
const TEST_CALL = `curl -d "id=1&amp;phone=77011234567&amp;status=1&amp;${DEFAULT_HASH}=$(printf 1:77011234567:1:SECRET | shasum | cut -c1-40)" TEST-URL`;

export const TRIGGER_PANEL = {
  header: 'Receive callbacks from SMSC',
  executionsHelp: {
    inactive: `<b>To test without an SMS</b>, set mock data in the output panel, or choose Execute step and send a callback to the test URL from a terminal: <code>${TEST_CALL}</code>. SECRET is the callback secret.<br /><br /><b>To test with a real SMS</b>, publish the workflow and send a message with the SMSC node; messages from the SMSC dashboard cause no callbacks. The run appears in the <a data-key="executions">executions list</a>.`,
    active:
      'Executions appear in the <a data-key="executions">executions list</a>, not here. The gateway calls only for messages that were sent through an API, not from the SMSC dashboard.',
  },
  activationHint: {
    inactive: 'Follow the three steps in the form to receive callbacks of the account.',
    active: 'The workflow starts when the gateway calls. Those executions do not appear here.',
  },
};

export const EVENT_DESCRIPTION = 'Waiting for a callback to the test URL';

export const ACTIVATION_MESSAGE =
  'The workflow now waits for callbacks. They arrive as soon as the SMSC dashboard has the callback URL: see steps 1 to 3 in the form of the SMSC Trigger node.';
