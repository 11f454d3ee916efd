import type { INodeProperties } from 'n8n-workflow';

import {
  DASHBOARD_PAGES,
  dashboardUrl,
  DEFAULT_REGION,
  HASH_ALGORITHMS,
  REGIONS,
} from '../protocol';

const SECRET_ALPHABET =
  'Use only Latin letters, digits, "-" and "_"; the gateway accepts no others.';

const { label: PASSWORDS, russianLabel: PASSWORDS_IN_RUSSIAN } = DASHBOARD_PAGES.accessPasswords;
const { label: SETTINGS, russianLabel: SETTINGS_IN_RUSSIAN } = DASHBOARD_PAGES.userSettings;

/** Where a new user gets a key, for each region. */
const keyNotices: INodeProperties[] = REGIONS.map(({ name }) => ({
  displayName: `Create an API key, or a password for n8n, in the SMSC dashboard: <a href="${dashboardUrl(name, 'accessPasswords')}" target="_blank">${PASSWORDS}</a> («Настройки → ${PASSWORDS_IN_RUSSIAN}»).`,
  name: 'keyNotice',
  type: 'notice',
  displayOptions: { show: { region: [name] } },
  default: '',
}));

const customNotice: INodeProperties = {
  displayName:
    'Ask the operator of the address for an API key. For the emulator of this package, enter http://127.0.0.1:4010 and the key demo-key.',
  name: 'keyNotice',
  type: 'notice',
  displayOptions: { show: { region: ['custom'] } },
  default: '',
};

/** The ending of the callback URL, for each hash: the form of the trigger cannot know the hash. */
const endingNotices: INodeProperties[] = HASH_ALGORITHMS.map((hash) => ({
  displayName: `Keep the secret in a note: n8n does not show it again. You need it in the SMSC dashboard, in ${SETTINGS.toLowerCase()} («${SETTINGS_IN_RUSSIAN}»), where the callback URL («адрес обработчика») ends with ?charset=utf-8&amp;${hash}= and the secret.`,
  name: 'endingNotice',
  type: 'notice',
  displayOptions: { show: { receivesCallbacks: [true], callbackHash: [hash] } },
  default: '',
}));

const HASH_LABELS = { crc32: 'CRC32', md5: 'MD5', sha1: 'SHA-1' } as const;

const callbackHash: INodeProperties = {
  displayName: 'Callback Hash',
  name: 'callbackHash',
  type: 'options',
  options: [...HASH_ALGORITHMS].sort().map((value) => ({ name: HASH_LABELS[value], value })),
  default: 'sha1',
  description: 'Choose the algorithm of the callback signatures',
};

const callbackSecret: INodeProperties = {
  displayName: 'Callback Secret',
  name: 'callbackSecret',
  type: 'string',
  typeOptions: { password: true },
  required: true,
  default: '',
  placeholder: 'e.g. 32 random letters and digits',
  description: `Enter a secret of your choice, and use the same one in the callback URL in the SMSC dashboard. The SMSC Trigger node verifies callbacks with it, and with 16 characters or more it signs one-time codes. ${SECRET_ALPHABET}`,
};

const previousCallbackSecret: INodeProperties = {
  displayName: 'Previous Callback Secret',
  name: 'previousCallbackSecret',
  type: 'string',
  typeOptions: { password: true },
  default: '',
  description: `Enter the old secret while you change it, so that both are accepted; clear it afterwards. ${SECRET_ALPHABET}`,
};

function whenReceiving(property: INodeProperties): INodeProperties {
  return { ...property, displayOptions: { show: { receivesCallbacks: [true] } } };
}

/**
 * The same field while the switch is off. n8n drops the values of fields whose conditions are not
 * met, and with them the secret of a credential that was saved before there was a switch.
 */
function keptWhenOff({ name, default: byDefault, typeOptions }: INodeProperties): INodeProperties {
  return {
    displayName: name,
    name,
    type: 'hidden',
    ...(typeOptions && { typeOptions }),
    displayOptions: { show: { receivesCallbacks: [false] } },
    default: byDefault,
  };
}

/** The form of the credential, in the order in which a new user fills it in. */
export const properties: INodeProperties[] = [
  {
    displayName: 'Region',
    name: 'region',
    type: 'options',
    options: [
      ...REGIONS.map(({ name, label }) => ({ name: label, value: name })),
      { name: 'Other Address', value: 'custom' },
    ],
    default: DEFAULT_REGION,
    description: 'Choose the site where the account was created; the account works only there',
  },
  ...keyNotices,
  customNotice,
  {
    displayName: 'Base URL',
    name: 'baseUrl',
    type: 'string',
    required: true,
    displayOptions: { show: { region: ['custom'] } },
    default: '',
    placeholder: 'e.g. https://sms.example.com',
    description: 'Enter the URL of a reseller or of the emulator, without a path',
  },
  {
    displayName: 'Authentication',
    name: 'authentication',
    type: 'options',
    options: [
      { name: 'API Key', value: 'apiKey' },
      { name: 'Login and Password', value: 'loginPassword' },
    ],
    default: 'apiKey',
    description:
      'Choose how to sign in; an API key can be deleted without a change of the password',
  },
  {
    displayName: 'API Key',
    name: 'apiKey',
    type: 'string',
    typeOptions: { password: true },
    required: true,
    displayOptions: { show: { authentication: ['apiKey'] } },
    default: '',
    placeholder: 'e.g. the key from the dashboard',
    description: `Enter an API key from the SMSC dashboard, page ${PASSWORDS} («${PASSWORDS_IN_RUSSIAN}»)`,
  },
  {
    displayName: 'Login',
    name: 'login',
    type: 'string',
    required: true,
    displayOptions: { show: { authentication: ['loginPassword'] } },
    default: '',
    placeholder: 'e.g. mycompany',
    description: 'Enter the login of the SMSC dashboard',
  },
  {
    displayName: 'Password',
    name: 'password',
    type: 'string',
    typeOptions: { password: true },
    required: true,
    displayOptions: { show: { authentication: ['loginPassword'] } },
    default: '',
    placeholder: 'e.g. a password only for n8n',
    description: `Enter a password from the SMSC dashboard, preferably a separate one from the page ${PASSWORDS} («${PASSWORDS_IN_RUSSIAN}»)`,
  },
  {
    displayName: 'Receives Callbacks',
    name: 'receivesCallbacks',
    type: 'boolean',
    default: false,
    description:
      'Whether the SMSC Trigger node receives callbacks of the account. Shows the fields that verify them; a secret that is already stored stays in use.',
  },
  whenReceiving(callbackHash),
  whenReceiving(callbackSecret),
  ...endingNotices,
  whenReceiving(previousCallbackSecret),
  ...[callbackHash, callbackSecret, previousCallbackSecret].map(keptWhenOff),
  {
    displayName: 'Processes',
    name: 'processes',
    type: 'number',
    typeOptions: { minValue: 1, maxValue: 14, numberPrecision: 0 },
    default: 1,
    description:
      'Enter the number of n8n processes that use the account, e.g. 3 for main and two workers; they share the 14 concurrent requests that the gateway allows',
  },
];
