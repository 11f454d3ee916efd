import type {
  ICredentialsDecrypted,
  ICredentialTestFunctions,
  INodeCredentialTestResult,
} from 'n8n-workflow';

import { summarizeProblem } from '../../../../protocol';
import { openMailLink } from './mail-link';
import { readMailSettings } from './read-mail-settings';

/**
 * n8n's test of the credential: greets the mail server, encrypts, logs in there, and closes the
 * connection. It does not verify the login of the gateway, because that requires an e-mail.
 */
export async function testSmtpConnection(
  this: ICredentialTestFunctions,
  credential: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
  const settings = readMailSettings(credential.data ?? {});
  const opened = settings.ok ? await openMailLink(settings.value.server) : settings;
  if (!opened.ok) {
    return { status: 'Error', message: summarizeProblem(opened.problem) };
  }
  opened.value.close();
  return { status: 'OK', message: 'Connection successful!' };
}
