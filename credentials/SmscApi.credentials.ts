import type {
  IAuthenticateRuleResponseSuccessBody,
  ICredentialDataDecryptedObject,
  ICredentialTestRequest,
  ICredentialType,
  IHttpRequestOptions,
  Icon,
  INodeProperties,
} from 'n8n-workflow';

import { ENDPOINTS, REQUEST_ERRORS, toSecretFields } from '../protocol';
import { addToBody } from './add-to-body';
import { checkIfTest, ORIGIN, TEST_MARK } from './check-credential';
import { followNoRedirect } from './follow-no-redirect';
import { properties } from './properties';

/** Uses only the origin of a custom URL, as the node itself does. */
const BASE_URL = `={{ $credentials.region === 'custom' ? (($credentials.baseUrl || '').trim().match(/${ORIGIN}/i) || [''])[0] : 'https://' + $credentials.region }}`;

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
      "The server responded with a redirect, an HTTP error or another page, not like an SMSC gateway. Choose the region in which the account was created. For 'Other Address', enter the address of an SMSC gateway as 'Base URL'. Redirects are not followed, because they would send the credential to another server.",
  },
};

export class SmscApi implements ICredentialType {
  name = 'smscApi';

  displayName = 'SMSC API';

  icon: Icon = { light: 'file:../icons/smsc.svg', dark: 'file:../icons/smsc.dark.svg' };

  documentationUrl = 'https://github.com/example/n8n-nodes-smsc/blob/main/docs/credential.md';

  properties: INodeProperties[] = properties;

  /**
   * Puts the API key, or the login and the password, into the body of a request. The gateway reads
   * them only from fields and supports no header; a body keeps them out of access logs. Redirects
   * are not followed, because they would send the body to another server.
   *
   * @throws if the request is the test of the credential and the credential has a fault
   */
  authenticate = async (
    credentials: ICredentialDataDecryptedObject,
    requestOptions: IHttpRequestOptions,
  ): Promise<IHttpRequestOptions> => {
    const options = checkIfTest(credentials, requestOptions);
    return followNoRedirect(addToBody(options, toSecretFields(credentials)));
  };

  test: ICredentialTestRequest = {
    request: {
      baseURL: BASE_URL,
      url: ENDPOINTS.balance.path,
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...TEST_MARK },
      body: { charset: 'utf-8', fmt: '3' },
      disableFollowRedirect: true,
      // n8n's own message for another HTTP status gives neither the cause nor the fix.
      ignoreHttpStatusErrors: true,
    },
    rules: [...ERROR_RULES, NO_BALANCE],
  };
}
