import type { Hundredths } from '../money';

/** A subaccount. */
export interface SubClient {
  readonly id: number;
  login: string;
  password: string;
  /** All other parameters, under the gateway's names. */
  readonly settings: Record<string, string>;
  /** Its own money: the usual balance and the second one. */
  readonly balances: { usual: Hundredths; second: Hundredths };
  /** Transfers from the account. */
  readonly payments: { readonly at: number; readonly amount: Hundredths }[];
}

export interface SubClients {
  add(login: string, password: string): SubClient;
  all(): readonly SubClient[];
  find(login: string): SubClient | undefined;
  reset(): void;
}

const FIRST_ID = 901;

export function createSubClients(): SubClients {
  let subClients: SubClient[] = [];
  return {
    add(login, password) {
      const subClient: SubClient = {
        id: FIRST_ID + subClients.length,
        login,
        password,
        settings: {},
        balances: { usual: 0, second: 0 },
        payments: [],
      };
      subClients.push(subClient);
      return subClient;
    },
    all: () => subClients,
    find: (login) => subClients.find((one) => one.login === login),
    reset() {
      subClients = [];
    },
  };
}

/** At least 8 characters from three of: lower case, upper case, digits, others. */
export function isGoodPassword(password: string): boolean {
  const kinds = [/[a-zа-яё]/, /[A-ZА-ЯЁ]/, /\d/, /[^A-Za-zА-Яа-яЁё\d]/];
  return password.length >= 8 && kinds.filter((kind) => kind.test(password)).length >= 3;
}

/** Types 0 and 1 have their own balance; the others use that of the account. */
export function hasOwnBalance({ settings }: SubClient): boolean {
  return ['0', '1'].includes(settings.type ?? '0');
}
