export type SecretFields = readonly (readonly [name: string, value: string])[];

/** All field names of secrets. A stale field in a request would override the credential. */
export const SECRET_NAMES = ['apikey', 'login', 'psw'] as const;

/** Returns the fields that authenticate a request, with the gateway's names. */
export function toSecretFields(credentials: Readonly<Record<string, unknown>>): SecretFields {
  return credentials.authentication === 'loginPassword'
    ? [
        ['login', clean(credentials.login)],
        ['psw', clean(credentials.password)],
      ]
    : [['apikey', clean(credentials.apiKey)]];
}

/** Trims the value, because keys copied from a web page often contain a space or a line break. */
function clean(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}
