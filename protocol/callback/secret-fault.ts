import { HASH_ALGORITHMS, type HashAlgorithm } from './hash';

/** A secret of the characters that the gateway accepts in its callback URL. */
export const CALLBACK_SECRET = /^[A-Za-z0-9_-]+$/;

/**
 * Minimum length of a secret. The gateway sets no minimum. One callback is enough to test guesses
 * offline, so the advice asks for far more; this limit only stops values that are not secrets.
 */
const SHORTEST_SECRET = 8;
const FEWEST_DIFFERENT = 4;

const HOW_TO_MAKE_ONE =
  'a random one of 32 characters, e.g. from a password manager or openssl rand -hex 16';

/** The fields of the credential that verify callbacks, as they are stored. */
export interface CallbackSecrets {
  readonly callbackHash?: unknown;
  readonly callbackSecret?: unknown;
  readonly previousCallbackSecret?: unknown;
}

/** Two sentences without a full stop at the end. Neither contains a secret. */
export interface SecretFault {
  readonly text: string;
  readonly advice: string;
}

/**
 * Returns why callbacks cannot be verified with the secrets of a credential, or `null` if they can.
 * The advice names the hash of the credential. Source: "Передача статусов и сообщений на обработчик
 * Клиента" (characters of a secret).
 */
export function findSecretFault(credential: CallbackSecrets): SecretFault | null {
  const secret = cleanSecret(credential.callbackSecret);
  const ending = `?charset=utf-8&${toHashAlgorithm(credential.callbackHash)}=`;
  const inUrl = `behind ${ending} in the callback URL in the SMSC dashboard («адрес обработчика»)`;
  if (secret === '') {
    return {
      text: "The credential has no 'Callback Secret', so the node cannot verify that a callback comes from the gateway",
      advice: `Turn on 'Receives Callbacks' in the credential and enter a 'Callback Secret': ${HOW_TO_MAKE_ONE}. Enter the same one ${inUrl}`,
    };
  }
  const secrets = [
    { label: 'Callback Secret', value: secret },
    { label: 'Previous Callback Secret', value: cleanSecret(credential.previousCallbackSecret) },
  ].filter(({ value }) => value !== '');
  const misspelt = secrets.find(({ value }) => !CALLBACK_SECRET.test(value));
  if (misspelt) {
    return {
      text: `The '${misspelt.label}' of the credential contains characters that the gateway does not accept`,
      advice: `Use only Latin letters, digits, dashes and underscores, and enter the same secret ${inUrl}`,
    };
  }
  const weak = secrets.find(({ value }) => isWeak(value));
  if (!weak) return null;
  return {
    text: `The '${weak.label}' of the credential is easy to guess: it requires at least ${SHORTEST_SECRET} characters, and at least ${FEWEST_DIFFERENT} different ones`,
    advice:
      weak.label === 'Callback Secret'
        ? `Enter ${HOW_TO_MAKE_ONE}, in the credential and ${inUrl}`
        : `Clear it, because callbacks signed with it are accepted. If the callback URL in the SMSC dashboard still contains it, enter the 'Callback Secret' ${inUrl}`,
  };
}

/** Returns a stored secret without white space around it; `''` if there is none. */
export function cleanSecret(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

/** Returns a stored algorithm, or SHA-1, the default of the credential. */
export function toHashAlgorithm(value: unknown): HashAlgorithm {
  return HASH_ALGORITHMS.find((algorithm) => algorithm === value) ?? 'sha1';
}

function isWeak(secret: string): boolean {
  return secret.length < SHORTEST_SECRET || new Set(secret).size < FEWEST_DIFFERENT;
}
