import type { Host } from '../host';

import {
  deriveCodeKey,
  failure,
  invalidInput,
  SHORTEST_CODE_SECRET,
  success,
  type CodeSecret,
  type Result,
} from '../../protocol';

interface Secrets {
  readonly authentication?: string;
  readonly apiKey?: unknown;
  readonly callbackSecret?: unknown;
  readonly previousCallbackSecret?: unknown;
}

/** The keys that sign codes and verify tokens. */
export interface CodeKeys {
  readonly signing: Buffer;
  /** The signing key first. The others belong to secrets from before the credential was changed. */
  readonly verifying: readonly Buffer[];
}

/**
 * Returns the keys of codes. Anyone with a token can test guesses of the secret against it, so only
 * random secrets are used: the Callback Secret if it is long enough, then the API key; never a
 * password.
 */
export async function readCodeKeys(host: Host): Promise<Result<CodeKeys>> {
  const credential: Secrets = await host.credential();
  const isByPassword = credential.authentication === 'loginPassword';
  const present = [
    ...derive('callbackSecret', credential.callbackSecret, host),
    ...(isByPassword ? [] : derive('apiKey', credential.apiKey, host)),
  ];
  const [signing] = present;
  if (signing === undefined) return failure(explainMissing(credential, isByPassword));
  const previous = derive('callbackSecret', credential.previousCallbackSecret, host);
  return success({ signing, verifying: [...present, ...previous] });
}

/** The gateway generates API keys and chooses their length; users choose the other secrets. */
function derive(kind: CodeSecret, given: unknown, { product }: Host): Buffer[] {
  const secret = clean(given);
  const shortest = kind === 'apiKey' ? 1 : SHORTEST_CODE_SECRET;
  return secret.length < shortest ? [] : [deriveCodeKey(JSON.stringify([secret]), product, kind)];
}

function explainMissing({ callbackSecret }: Secrets, isByPassword: boolean) {
  const toDo = `Set 'Callback Secret' in the SMSC credential to at least ${SHORTEST_CODE_SECRET} random letters and digits, or authenticate with an API key`;
  if (clean(callbackSecret) !== '') {
    const text = "The 'Callback Secret' of the credential is too short to sign one-time codes";
    return invalidInput('', text, toDo);
  }
  if (!isByPassword) {
    const text = 'The credential has no secret, so one-time codes cannot be signed';
    return invalidInput('', text, toDo);
  }
  const text =
    'The credential has only a login and a password, which cannot sign one-time codes because a password may be guessable';
  return invalidInput('', text, toDo);
}

function clean(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}
