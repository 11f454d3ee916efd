import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';

import { DASHBOARD_PAGES, dashboardUrl, findSecretFault } from '../protocol';
import { dropHeader, findHeader } from './request-parts';

/**
 * Matches the origin of a URL. One with a user name has none: programs differ on which host it
 * means, and the request carries the key.
 */
export const ORIGIN = '^https?:\\/\\/[^\\/?#@\\s\\\\]+(?=[\\/?#]|$)';

const MARK_NAME = 'x-credential-test';
/** Header by which `authenticate` recognizes the test of the credential. It is never sent. */
export const TEST_MARK = { [MARK_NAME]: 'true' };

/**
 * Returns the options of the request without the mark of a test.
 *
 * @throws if the request is a test and the credential has a fault that no request would show. n8n
 *   shows only the message of the error.
 */
export function checkIfTest(
  credentials: ICredentialDataDecryptedObject,
  given: IHttpRequestOptions,
): IHttpRequestOptions {
  if (findHeader(given, MARK_NAME) === undefined) return given;
  const fault = findFault(credentials);
  if (fault !== null) throw new Error(fault);
  const options = { ...given };
  dropHeader(options, MARK_NAME);
  return options;
}

/** Returns what is wrong with the values of the credential and what to do, or `null`. */
function findFault(credentials: ICredentialDataDecryptedObject): string | null {
  const read = (name: string) => {
    const value = credentials[name];
    return typeof value === 'string' ? value.trim() : '';
  };
  const isEmpty = (name: string) => read(name) === '';
  const { authentication, receivesCallbacks } = credentials;
  const region = read('region');
  if (region === 'custom' && !new RegExp(ORIGIN, 'i').test(read('baseUrl'))) {
    return "'Base URL' is not a valid http or https URL. Enter a URL such as https://sms.example.com, without a user name.";
  }
  const page = DASHBOARD_PAGES.accessPasswords;
  const where = `${page.label} («${page.russianLabel}»)${region === 'custom' ? '' : `: ${dashboardUrl(region, 'accessPasswords')}`}`;
  if (authentication === 'loginPassword') {
    if (isEmpty('login')) return "'Login' is empty. Enter the login of the SMSC dashboard.";
    if (isEmpty('password')) {
      return `'Password' is empty. Create one in the SMSC dashboard, ${where}`;
    }
  } else if (isEmpty('apiKey')) {
    return `'API Key' is empty. Create one in the SMSC dashboard, ${where}`;
  }
  if (isEmpty('callbackSecret')) {
    return receivesCallbacks === true
      ? "'Callback Secret' is empty. Enter a random one of 32 characters, or turn off 'Receives Callbacks'."
      : null;
  }
  const fault = findSecretFault(credentials);
  return fault === null ? null : `${fault.text}. ${fault.advice}.`;
}
