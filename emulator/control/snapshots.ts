import type { SenderList } from '../directory/sender-list';
import type { IncomingNumbers } from '../incoming-numbers';
import type { MailingState, Mailings } from '../mailings/mailings';
import type { UploadedFile } from '../messages/message';
import type { SubClients } from '../sub-clients/sub-clients';

/** A mailing as tests check it. */
export interface MailingSnapshot {
  readonly id: string;
  readonly name: string;
  readonly state: MailingState;
  readonly runs: number;
  readonly dueAt: string;
}

/** A subaccount as tests check it, without its password. */
export interface SubClientSnapshot {
  readonly id: string;
  readonly login: string;
  /** In the account's currency. */
  readonly balance: number;
  readonly secondBalance: number;
  readonly settings: Readonly<Record<string, string>>;
}

/** A sender ID as tests check it. */
export interface SenderSnapshot {
  readonly id: string;
  readonly name: string;
  readonly documents: readonly (UploadedFile & { readonly comment: string })[];
}

export function listSenders(senders: SenderList): SenderSnapshot[] {
  return senders
    .all()
    .map(({ id, name, documents }) => ({ id: String(id), name, documents: [...documents] }));
}

/** A rented number as tests check it. */
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

export function listMailings(mailings: Mailings): MailingSnapshot[] {
  return mailings.all().map(({ id, name, state, runs, dueAt }) => ({
    id: String(id),
    name,
    state,
    runs,
    dueAt: new Date(dueAt).toISOString(),
  }));
}

export function listSubClients(subClients: SubClients): SubClientSnapshot[] {
  return subClients.all().map(({ id, login, balances, settings }) => ({
    id: String(id),
    login,
    balance: balances.usual / 100,
    secondBalance: balances.second / 100,
    settings: { ...settings },
  }));
}
