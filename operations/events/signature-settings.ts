import { HASH_ALGORITHMS, type HashAlgorithm, type SignatureSettings } from '../../protocol';

type Credential = Readonly<Record<string, unknown>>;

/** Characters that the gateway takes in a secret. */
const SECRET = /^[A-Za-z0-9_-]+$/;

/**
 * The shortest secret that may be published. The gateway names no length. Whoever has seen one
 * callback can try secrets at home, so the advice asks for far more; this only stops what is no secret.
 */
const SHORTEST_SECRET = 8;
const FEWEST_DIFFERENT = 4;

const HOW_TO_MAKE_ONE =
  'Make a random one of 32 characters, e.g. with a password manager or openssl rand -hex 16';

/** Nothing is accepted with these. */
export const NO_SECRETS: SignatureSettings = { algorithm: 'sha1', secrets: [] };

/** What callbacks are checked against, from the credential; without secrets nothing is accepted. */
export function toSignatureSettings(credentials: Credential): SignatureSettings {
  return {
    algorithm: toAlgorithm(credentials.callbackHash),
    secrets: [credentials.callbackSecret, credentials.previousCallbackSecret]
      .map(toSecret)
      .filter((secret) => SECRET.test(secret)),
  };
}

/** Why callbacks could not be signed with this credential, `null` if they can. */
export function findSecretFault(
  credentials: Credential,
): { readonly text: string; readonly advice: string } | null {
  const secret = toSecret(credentials.callbackSecret);
  if (secret === '') {
    return {
      text: "The credential has no 'Callback Secret', so no callback could prove that it comes from the gateway",
      advice: `${HOW_TO_MAKE_ONE}, put it into 'Callback Secret' of the credential and into the handler address in the cabinet, then publish again`,
    };
  }
  const secrets = [
    { label: 'Callback Secret', value: secret },
    { label: 'Previous Callback Secret', value: toSecret(credentials.previousCallbackSecret) },
  ].filter(({ value }) => value !== '');
  const misspelt = secrets.find(({ value }) => !SECRET.test(value));
  if (misspelt) {
    return {
      text: `The '${misspelt.label}' of the credential holds characters that the gateway does not take`,
      advice:
        'Use Latin letters, digits, dashes and underscores only, and put the same secret into the handler address in the cabinet',
    };
  }
  const weak = secrets.find(({ value }) => isWeak(value));
  if (!weak) return null;
  return {
    text: `The '${weak.label}' of the credential is easy to guess: it needs at least ${SHORTEST_SECRET} characters, and at least ${FEWEST_DIFFERENT} different ones`,
    advice:
      weak.label === 'Callback Secret'
        ? `${HOW_TO_MAKE_ONE}, put it into the credential and into the handler address in the cabinet, then publish again`
        : "Empty it. While it stands there, callbacks signed with it are accepted; if the cabinet still has it, put the 'Callback Secret' into the handler address in the cabinet",
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
