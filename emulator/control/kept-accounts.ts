import type { SenderList } from '../directory/sender-list';
import type { IncomingNumbers } from '../incoming-numbers';
import type { MailingState, Mailings } from '../mailings/mailings';
import type { UploadedFile } from '../messages/message';
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

/** A sender ID as a test judges it. */
export interface KeptSender {
  readonly id: string;
  readonly name: string;
  readonly documents: readonly (UploadedFile & { readonly comment: string })[];
}

export function listSenders(senders: SenderList): KeptSender[] {
  return senders
    .all()
    .map(({ id, name, documents }) => ({ id: String(id), name, documents: [...documents] }));
}

/** A number that was rented, as a test judges it. */
export interface RentedNumber {
  readonly phone: string;
  readonly isRenewed: boolean;
}

export function listRentedNumbers(numbers: IncomingNumbers): RentedNumber[] {
  return numbers
    .all()
    .filter(({ rentedAt }) => rentedAt !== null)
    .map(({ phone, isRenewed }) => ({ phone, isRenewed }));
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
