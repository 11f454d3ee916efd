import { isRecord } from '../../host/is-record';
import { type ProblemAnswer, toProblemAnswer } from '../../host/admin-answer';
import { createAccountClient } from '../../host/account-client';
import { findAccountFault } from '../../host/account-fault';
import { type AccountSettings, readAccount } from '../../host/read-account';
import type { TextLanguage } from '../../../../protocol';

/** What Node-RED's editor shows for a stored password, and sends if it was not changed. */
const UNCHANGED = '__PWRD__';
/** A person waits for the answer. */
const LIMIT_MS = 20_000;
const SECRETS = ['apiKey', 'login', 'password'] as const;

/** `key`: the text of the catalogue that says why the gateway was not asked. */
export type CheckAnswer =
  | { readonly key: 'deployFirst' | 'enterAgain' | 'enterAll' | 'wrongAddress' }
  | ProblemAnswer
  | { readonly balance: number; readonly currency: string | null; readonly credit: number | null };

/**
 * Signs in with what the dialog has, also before it is deployed, and returns the balance. A stored
 * secret that the dialog does not know is used only for the address it is stored for: otherwise a
 * changed address would carry it to any server.
 */
export async function checkAccount(
  body: unknown,
  deployed: AccountSettings | null,
  language: TextLanguage,
): Promise<CheckAnswer> {
  const values = isRecord(body) ? body : {};
  const given = isRecord(values['credentials']) ? values['credentials'] : {};
  const typed = readAccount(values, given);
  const isSameAddress = deployed !== null && isSame(typed, deployed);
  const credentials: Record<string, unknown> = {};
  for (const name of SECRETS) {
    const value = given[name];
    const isStored = value === UNCHANGED || value === undefined;
    if (isStored && !isSameAddress && isUsed(name, typed)) {
      return deployed === null ? { key: 'enterAll' } : { key: 'enterAgain' };
    }
    credentials[name] = isStored ? deployed?.secrets[name] : value;
  }
  const { region, urls, secrets } = readAccount(values, credentials);
  if (hasVariable(secrets)) return { key: 'deployFirst' };
  const fault = findAccountFault(urls, secrets);
  if (fault !== null) return { key: urls === null ? 'wrongAddress' : 'enterAll' };
  const client = createAccountClient(
    { region, urls, secrets },
    { signal: AbortSignal.timeout(LIMIT_MS), retriesReads: false },
  );
  const balance = await client.getBalance();
  if (!balance.ok) return toProblemAnswer(balance.problem, language);
  const { balance: amount, currency, credit } = balance.value;
  return { balance: amount, currency, credit };
}

function isSame(one: AccountSettings, other: AccountSettings): boolean {
  return JSON.stringify(one.urls) === JSON.stringify(other.urls);
}

function isUsed(name: (typeof SECRETS)[number], { secrets }: AccountSettings): boolean {
  return secrets.authentication === 'apiKey' ? name === 'apiKey' : name !== 'apiKey';
}

/** Node-RED replaces environment variables only when it deploys. */
function hasVariable(secrets: AccountSettings['secrets']): boolean {
  return SECRETS.some((name) => /^\$\{[^}]+\}$/.test(secrets[name]));
}
