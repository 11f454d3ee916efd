import type { MailingState, Mailings } from '../mailings/mailings';
import type { SubClients } from '../sub-clients/sub-clients';

/** A mailing as a test judges it. */
export interface KeptMailing {
  readonly id: string;
  readonly name: string;
  readonly state: MailingState;
  readonly runs: number;
  readonly dueAt: string;
}

/** A sub-client as a test judges it; its password stays with it. */
export interface KeptSubClient {
  readonly id: string;
  readonly login: string;
  /** In the account's currency. */
  readonly balance: number;
  readonly secondBalance: number;
  readonly settings: Readonly<Record<string, string>>;
}

export function listMailings(mailings: Mailings): KeptMailing[] {
  return mailings.all().map(({ id, name, state, runs, dueAt }) => ({
    id: String(id),
    name,
    state,
    runs,
    dueAt: new Date(dueAt).toISOString(),
  }));
}

export function listSubClients(subClients: SubClients): KeptSubClient[] {
  return subClients.all().map(({ id, login, balances, settings }) => ({
    id: String(id),
    login,
    balance: balances.usual / 100,
    secondBalance: balances.second / 100,
    settings: { ...settings },
  }));
}
