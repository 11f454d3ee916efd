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

const SECRET_ALPHABET = 'Latin letters, digits, "-" and "_" only; the gateway allows no others.';

/**
 * Only the origin of a custom address counts, as in the node itself. An address with a user name has
 * none: readers of addresses differ on which host it means, and the request carries the key.
 */
const BASE_URL = `={{ $credentials.region === 'custom' ? (($credentials.baseUrl || '').trim().match(/^https?:\\/\\/[^\\/?#@\\s\\\\]+(?=[\\/?#]|$)/i) || [''])[0] : 'https://' + $credentials.region }}`;

/** The gateway refuses with HTTP 200; each of its codes gets its own sentence. */
const REFUSALS: IAuthenticateRuleResponseSuccessBody[] = REQUEST_ERRORS.filter((row) =>
  row.endpoints.some((endpoint) => endpoint === 'balance'),
).flatMap(({ code, text, advice }) =>
  [code, String(code)].map((value) => ({
    type: 'responseSuccessBody',
    properties: { key: 'error_code', value, message: `${text}. ${advice}.` },
  })),
);

/**
 * Any other answer without a balance comes from something that is not the gateway. Rules see only the
 * body, so redirects and errors share a sentence.
 */
const NO_BALANCE: IAuthenticateRuleResponseSuccessBody = {
  type: 'responseSuccessBody',
  properties: {
    key: 'balance',
    value: undefined,
    message:
      'The address answered with a redirect, an HTTP error or another page, and not as an SMSC gateway does. A redirect is not followed, because it would carry the credential elsewhere. Check the region, or enter the address to which it leads as the base URL.',
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
      description: 'The site where the account was opened; it works on no other',
    },
    {
      displayName: 'Base URL',
      name: 'baseUrl',
      type: 'string',
      displayOptions: { show: { region: ['custom'] } },
      default: '',
      placeholder: 'e.g. https://sms.example.com',
      description: 'Address of a reseller or of the emulator, without a path',
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
      description: 'Made in the cabinet under Settings, on the page of access passwords',
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
      description: 'Best one made for n8n on the page of access passwords in the cabinet',
    },
    {
      displayName: 'Processes',
      name: 'processes',
      type: 'number',
      typeOptions: { minValue: 1, maxValue: 14, numberPrecision: 0 },
      default: 1,
      description:
        'Number of n8n processes that use the account, e.g. main and two workers = 3; each takes its share of the 14 requests at once that the gateway allows',
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
        'Algorithm with which the gateway signs its callbacks; only the SMSC Trigger node needs it',
    },
    {
      displayName: 'Callback Secret',
      name: 'callbackSecret',
      type: 'string',
      typeOptions: { password: true },
      default: '',
      description: `Secret word that you invent and also put into the handler address in the cabinet. The SMSC Trigger node checks callbacks with it, and with 16 characters or more it signs one-time codes. ${SECRET_ALPHABET}`,
    },
    {
      displayName: 'Previous Callback Secret',
      name: 'previousCallbackSecret',
      type: 'string',
      typeOptions: { password: true },
      default: '',
      description: `Also accepted while you change the secret; empty it afterwards. ${SECRET_ALPHABET}`,
    },
  ];

  /**
   * Puts the API key, or the login and the password, into the body of a request. The gateway reads
   * them from fields only, there is no header for them; a body keeps them out of access logs. A
   * redirect would carry the body to wherever it points, so none is followed.
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
      // n8n's own sentence for another status tells neither what answered nor what to do.
      ignoreHttpStatusErrors: true,
    },
    rules: [...REFUSALS, NO_BALANCE],
  };
}
