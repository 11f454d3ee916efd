import type {
  IAuthenticateRuleResponseSuccessBody,
  ICredentialDataDecryptedObject,
  ICredentialTestRequest,
  ICredentialType,
  IHttpRequestOptions,
  Icon,
  INodeProperties,
} from 'n8n-workflow';

import { DEFAULT_REGION, ENDPOINTS, REGIONS, REQUEST_ERRORS } from '../protocol';
import { addToBody } from './add-to-body';
import { followNoRedirect } from './follow-no-redirect';
import { toSecretFields } from './secret-fields';

const SECRET_ALPHABET =
  'Use only Latin letters, digits, "-" and "_"; the gateway accepts no others.';

/**
 * Uses only the origin of a custom URL, as the node itself does. A URL with a user name has none:
 * programs differ on which host it means, and the request carries the key.
 */
const BASE_URL = `={{ $credentials.region === 'custom' ? (($credentials.baseUrl || '').trim().match(/^https?:\\/\\/[^\\/?#@\\s\\\\]+(?=[\\/?#]|$)/i) || [''])[0] : 'https://' + $credentials.region }}`;

/** The gateway rejects requests with HTTP 200. Each of its error codes has its own sentence. */
const ERROR_RULES: IAuthenticateRuleResponseSuccessBody[] = REQUEST_ERRORS.filter((row) =>
  row.endpoints.some((endpoint) => endpoint === 'balance'),
).flatMap(({ code, text, advice }) =>
  [code, String(code)].map((value) => ({
    type: 'responseSuccessBody',
    properties: { key: 'error_code', value, message: `${text}. ${advice}.` },
  })),
);

/**
 * Any other response without a balance does not come from the gateway. Rules see only the body, so
 * redirects and errors share a sentence.
 */
const NO_BALANCE: IAuthenticateRuleResponseSuccessBody = {
  type: 'responseSuccessBody',
  properties: {
    key: 'balance',
    value: undefined,
    message:
      'The server responded with a redirect, an HTTP error or another page, not like an SMSC gateway. Redirects are not followed, because they would send the credential to another server. Check the region, or enter the target of the redirect as the base URL.',
  },
};

export class SmscApi implements ICredentialType {
  name = 'smscApi';

  displayName = 'SMSC API';

  icon: Icon = { light: 'file:../icons/smsc.svg', dark: 'file:../icons/smsc.dark.svg' };

  documentationUrl = 'https://github.com/example/n8n-nodes-smsc#credential';

  properties: INodeProperties[] = [
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
    {
      displayName: 'Base URL',
      name: 'baseUrl',
      type: 'string',
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
    },
    {
      displayName: 'API Key',
      name: 'apiKey',
      type: 'string',
      typeOptions: { password: true },
      displayOptions: { show: { authentication: ['apiKey'] } },
      default: '',
      description:
        'Create an API key in the SMSC dashboard under Settings, Access passwords ("Пароли для доступа")',
    },
    {
      displayName: 'Login',
      name: 'login',
      type: 'string',
      displayOptions: { show: { authentication: ['loginPassword'] } },
      default: '',
    },
    {
      displayName: 'Password',
      name: 'password',
      type: 'string',
      typeOptions: { password: true },
      displayOptions: { show: { authentication: ['loginPassword'] } },
      default: '',
      description:
        'Preferably create a separate password for n8n in the SMSC dashboard under Access passwords ("Пароли для доступа")',
    },
    {
      displayName: 'Processes',
      name: 'processes',
      type: 'number',
      typeOptions: { minValue: 1, maxValue: 14, numberPrecision: 0 },
      default: 1,
      description:
        'Enter the number of n8n processes that use the account, e.g. 3 for main and two workers; they share the 14 concurrent requests that the gateway allows',
    },
    {
      displayName: 'Callback Hash',
      name: 'callbackHash',
      type: 'options',
      options: [
        { name: 'CRC32', value: 'crc32' },
        { name: 'MD5', value: 'md5' },
        { name: 'SHA-1', value: 'sha1' },
      ],
      default: 'sha1',
      description:
        'Choose the algorithm of the callback signatures; used only by the SMSC Trigger node',
    },
    {
      displayName: 'Callback Secret',
      name: 'callbackSecret',
      type: 'string',
      typeOptions: { password: true },
      default: '',
      description: `Enter a secret of your choice, and use the same one in the callback URL in the SMSC dashboard. The SMSC Trigger node verifies callbacks with it, and with 16 characters or more it signs one-time codes. ${SECRET_ALPHABET}`,
    },
    {
      displayName: 'Previous Callback Secret',
      name: 'previousCallbackSecret',
      type: 'string',
      typeOptions: { password: true },
      default: '',
      description: `Enter the old secret while you change it, so that both are accepted; clear it afterwards. ${SECRET_ALPHABET}`,
    },
  ];

  /**
   * Puts the API key, or the login and the password, into the body of a request. The gateway reads
   * them only from fields and supports no header; a body keeps them out of access logs. Redirects
   * are not followed, because they would send the body to another server.
   */
  authenticate = async (
    credentials: ICredentialDataDecryptedObject,
    requestOptions: IHttpRequestOptions,
  ): Promise<IHttpRequestOptions> =>
    followNoRedirect(addToBody(requestOptions, toSecretFields(credentials)));

  test: ICredentialTestRequest = {
    request: {
      baseURL: BASE_URL,
      url: ENDPOINTS.balance.path,
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: { charset: 'utf-8', fmt: '3' },
      disableFollowRedirect: true,
      // n8n's own message for another HTTP status gives neither the cause nor the fix.
      ignoreHttpStatusErrors: true,
    },
    rules: [...ERROR_RULES, NO_BALANCE],
  };
}
