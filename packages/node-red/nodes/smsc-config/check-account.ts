import { isRecord } from '../../host/is-record';
import { toProblemAnswer } from '../../host/admin-answer';
import { createAccountClient } from '../../host/account-client';
import { findAccountFault } from '../../host/account-fault';
import { type AccountSettings, readAccount } from '../../host/read-account';
import { invalidInput, type Problem, type TextLanguage } from '../../../../protocol';

/** What Node-RED's editor shows for a stored password, and sends if it was not changed. */
const UNCHANGED = '__PWRD__';
/** A person waits for the answer. */
const LIMIT_MS = 20_000;
const SECRETS = ['apiKey', 'login', 'password'] as const;

/** The deployed account, with the secrets that its dialog does not show. */
export interface DeployedAccount {
  readonly settings: AccountSettings;
}

/**
 * Signs in with what the dialog has, also before it is deployed, and returns the balance. A stored
 * secret that the dialog does not know is used only for the address it is stored for: otherwise a
 * changed address would carry it to any server.
 */
export async function checkAccount(
  body: unknown,
  deployed: AccountSettings | null,
  language: TextLanguage,
): Promise<object> {
  const values = isRecord(body) ? body : {};
  const given = isRecord(values['credentials']) ? values['credentials'] : {};
  const typed = readAccount(values, given);
  const isSameAddress = deployed !== null && isSame(typed, deployed);
  const credentials: Record<string, unknown> = {};
  for (const name of SECRETS) {
    const value = given[name];
    const isStored = value === UNCHANGED || value === undefined;
    if (isStored && !isSameAddress && isUsed(name, typed)) {
      return toProblemAnswer(deployed === null ? ENTER_ALL : ENTER_AGAIN, language);
    }
    credentials[name] = isStored ? deployed?.secrets[name] : value;
  }
  const { region, urls, secrets } = readAccount(values, credentials);
  const fault = findAccountFault(urls, secrets) ?? findVariable(secrets);
  if (fault !== null) return toProblemAnswer(fault, language);
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
function findVariable(secrets: AccountSettings['secrets']): Problem | null {
  const hasVariable = SECRETS.some((name) => /^\$\{[^}]+\}$/.test(secrets[name]));
  return hasVariable ? DEPLOY_FIRST : null;
}

const ENTER_ALL: Problem = invalidInput(
  '',
  'The API key, or the login and the password, are not complete',
  'Enter them, then check again',
);
const ENTER_AGAIN: Problem = invalidInput(
  '',
  'The address has changed, so the stored secrets are not sent to it',
  'Enter the API key, or the login and the password, again, then check again',
);
const DEPLOY_FIRST: Problem = invalidInput(
  '',
  'The account uses an environment variable, which has its value only after a deploy',
  'Deploy, then check again',
);
