import { HASH_ALGORITHMS, type HashAlgorithm, type SignatureSettings } from '../../protocol';

type Credential = Readonly<Record<string, unknown>>;

/** Matches a secret of characters that the gateway accepts. */
const SECRET = /^[A-Za-z0-9_-]+$/;

/**
 * Minimum length of a secret for publishing. The gateway sets no minimum. One callback is enough to
 * test guesses offline, so the advice asks for far more; this limit only stops values that are not
 * secrets.
 */
const SHORTEST_SECRET = 8;
const FEWEST_DIFFERENT = 4;

const HOW_TO_MAKE_ONE =
  'Generate a random one of 32 characters, e.g. with a password manager or openssl rand -hex 16';

/** Settings that accept no callback. */
export const NO_SECRETS: SignatureSettings = { algorithm: 'sha1', secrets: [] };

/**
 * Returns the settings that verify callbacks, from the credential. Without secrets no callback is
 * accepted.
 */
export function toSignatureSettings(credentials: Credential): SignatureSettings {
  return {
    algorithm: toAlgorithm(credentials.callbackHash),
    secrets: [credentials.callbackSecret, credentials.previousCallbackSecret]
      .map(toSecret)
      .filter((secret) => SECRET.test(secret)),
  };
}

/** Returns why callbacks cannot be verified with this credential, or `null` if they can. */
export function findSecretFault(
  credentials: Credential,
): { readonly text: string; readonly advice: string } | null {
  const secret = toSecret(credentials.callbackSecret);
  if (secret === '') {
    return {
      text: "The credential has no 'Callback Secret', so the node cannot verify that a callback comes from the gateway",
      advice: `${HOW_TO_MAKE_ONE}, enter it as 'Callback Secret' in the credential and in the callback URL in the SMSC dashboard, then publish again`,
    };
  }
  const secrets = [
    { label: 'Callback Secret', value: secret },
    { label: 'Previous Callback Secret', value: toSecret(credentials.previousCallbackSecret) },
  ].filter(({ value }) => value !== '');
  const misspelt = secrets.find(({ value }) => !SECRET.test(value));
  if (misspelt) {
    return {
      text: `The '${misspelt.label}' of the credential contains characters that the gateway does not accept`,
      advice:
        'Use only Latin letters, digits, dashes and underscores, and enter the same secret in the callback URL in the SMSC dashboard',
    };
  }
  const weak = secrets.find(({ value }) => isWeak(value));
  if (!weak) return null;
  return {
    text: `The '${weak.label}' of the credential is easy to guess: it requires at least ${SHORTEST_SECRET} characters, and at least ${FEWEST_DIFFERENT} different ones`,
    advice:
      weak.label === 'Callback Secret'
        ? `${HOW_TO_MAKE_ONE}, enter it in the credential and in the callback URL in the SMSC dashboard, then publish again`
        : "Clear it, because callbacks signed with it are accepted. If the callback URL in the SMSC dashboard still contains it, enter the 'Callback Secret' there",
  };
}

function isWeak(secret: string): boolean {
  return secret.length < SHORTEST_SECRET || new Set(secret).size < FEWEST_DIFFERENT;
}

function toSecret(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

function toAlgorithm(value: unknown): HashAlgorithm {
  return HASH_ALGORITHMS.find((algorithm) => algorithm === value) ?? 'sha1';
}
