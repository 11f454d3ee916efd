import type {
  ICredentialsDecrypted,
  ICredentialTestFunctions,
  INodeCredentialTestResult,
} from 'n8n-workflow';
import { explainProblem } from '../../../../operations/smpp/outputs';
import { readSessionSettings, sessions } from '../../../../connections';

/**
 * n8n's test of the credential: connects and unbinds. An existing session is used for the test, so
 * testing the credential of a running trigger does not disconnect the trigger.
 */
export async function testSmppConnection(
  this: ICredentialTestFunctions,
  credential: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
  const settings = readSessionSettings(credential.data ?? {});
  const acquired = settings.ok ? await sessions.acquire(settings.value, 'transmitter') : settings;
  if (!acquired.ok) {
    return { status: 'Error', message: explainProblem(acquired.problem) };
  }
  acquired.value.release();
  return { status: 'OK', message: 'Connection successful!' };
}
