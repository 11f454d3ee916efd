import type { IExecuteFunctions } from 'n8n-workflow';

import { deriveCodeKey, failure, invalidInput, success, type Result } from '../../../../protocol';

interface Secrets {
  readonly authentication?: string;
  readonly apiKey?: string;
  readonly login?: string;
  readonly password?: string;
}

/** The key that signs codes, from what the credential authenticates with. */
export async function readCodeKey(functions: IExecuteFunctions): Promise<Result<Buffer>> {
  const { authentication, apiKey, login, password } =
    await functions.getCredentials<Secrets>('smscApi');
  const isByPassword = authentication === 'loginPassword';
  const secret = isByPassword ? password : apiKey;
  if (typeof secret === 'string' && secret.trim() !== '') {
    return success(deriveCodeKey(JSON.stringify(isByPassword ? [login, secret] : [secret])));
  }
  return failure(
    invalidInput(
      '',
      'The credential holds no secret, so no code could be signed',
      "Fill in 'API Key', or 'Login' and 'Password', in the SMSC credential",
    ),
  );
}
