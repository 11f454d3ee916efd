import {
  CALLBACK_SECRET,
  type CallbackSecrets,
  cleanSecret,
  type SignatureSettings,
  toHashAlgorithm,
} from '../../protocol';

/** Settings that accept no callback. */
export const NO_SECRETS: SignatureSettings = { algorithm: 'sha1', secrets: [] };

/**
 * Returns the settings that verify callbacks, from the credential. Without secrets no callback is
 * accepted.
 */
export function toSignatureSettings(credential: CallbackSecrets): SignatureSettings {
  return {
    algorithm: toHashAlgorithm(credential.callbackHash),
    secrets: [credential.callbackSecret, credential.previousCallbackSecret]
      .map(cleanSecret)
      .filter((secret) => CALLBACK_SECRET.test(secret)),
  };
}
