import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

export type SecretFields = readonly (readonly [name: string, value: string])[];

/** Every name under which a request could carry a secret; a stale one would win over ours. */
export const SECRET_NAMES = ['apikey', 'login', 'psw'] as const;

/** The fields that authenticate a request, under the gateway's names. */
export function toSecretFields(credentials: ICredentialDataDecryptedObject): SecretFields {
  return credentials.authentication === 'loginPassword'
    ? [
        ['login', clean(credentials.login)],
        ['psw', clean(credentials.password)],
      ]
    : [['apikey', clean(credentials.apiKey)]];
}

/** Keys copied from a web page often bring a space or a line break along. */
function clean(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}
