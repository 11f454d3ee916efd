import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { HASH_ALGORITHMS, type HashAlgorithm, type SignatureSettings } from '../../protocol';

/** Characters that the gateway takes in a secret. */
const SECRET = /^[A-Za-z0-9_-]+$/;

/** Nothing is accepted with these. */
export const NO_SECRETS: SignatureSettings = { algorithm: 'sha1', secrets: [] };

/** What callbacks are checked against, from the credential; without secrets nothing is accepted. */
export function toSignatureSettings(
  credentials: ICredentialDataDecryptedObject,
): SignatureSettings {
  return {
    algorithm: toAlgorithm(credentials.callbackHash),
    secrets: [credentials.callbackSecret, credentials.previousCallbackSecret]
      .map(toSecret)
      .filter((secret) => SECRET.test(secret)),
  };
}

/** Why callbacks could not be signed with this credential, `null` if they can. */
export function findSecretFault(
  credentials: ICredentialDataDecryptedObject,
): { readonly text: string; readonly advice: string } | null {
  const secret = toSecret(credentials.callbackSecret);
  if (secret === '') {
    return {
      text: "The credential has no 'Callback Secret', so no callback could prove that it comes from the gateway",
      advice:
        "Invent a secret, put it into 'Callback Secret' of the credential and into the handler address in the cabinet, then publish again",
    };
  }
  const faulty = [
    { label: 'Callback Secret', value: secret },
    { label: 'Previous Callback Secret', value: toSecret(credentials.previousCallbackSecret) },
  ].find(({ value }) => value !== '' && !SECRET.test(value));
  if (!faulty) return null;
  return {
    text: `The '${faulty.label}' of the credential holds characters that the gateway does not take`,
    advice:
      'Use Latin letters, digits, dashes and underscores only, and put the same secret into the handler address in the cabinet',
  };
}

function toSecret(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

function toAlgorithm(value: unknown): HashAlgorithm {
  return HASH_ALGORITHMS.find((algorithm) => algorithm === value) ?? 'sha1';
}
