import type { BaseUrls } from '../../../operations/credential/account';
import { invalidInput, type Problem } from '../../../protocol';
import type { AccountSecrets } from './account-node';

/** Returns why no request of an account can be sent, or `null`. */
export function findAccountFault(
  urls: BaseUrls | null,
  { authentication, apiKey, login, password }: AccountSecrets,
): Problem | null {
  if (urls === null) {
    return invalidInput(
      'baseUrl',
      "The 'Address' of the SMSC account is not a valid http or https URL",
      'Enter a URL such as https://sms.example.com, without a user name',
    );
  }
  const missing =
    authentication === 'apiKey'
      ? apiKey === '' && "'API Key'"
      : (login === '' && "'Login'") || (password === '' && "'Password'");
  if (missing === false) return null;
  return invalidInput(
    '',
    `${missing} of the SMSC account is empty`,
    'Open the account in the editor, enter it and deploy',
  );
}
