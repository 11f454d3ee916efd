import { SOURCES } from './code-row';

const source = SOURCES.subClients;

/** Whose tariff and balance a sub-client uses. */
export const SUB_CLIENT_TYPES = [
  { name: 'independent', code: 0, label: 'Own Tariff, Own Balance', source },
  { name: 'ownBalance', code: 1, label: 'Tariff of the Account, Own Balance', source },
  { name: 'shared', code: 2, label: 'Tariff and Balance of the Account', source },
  { name: 'ownTariff', code: 3, label: 'Own Tariff, Balance of the Account', source },
  { name: 'extraLogin', code: 4, label: 'Further Login of the Account', source },
] as const;

export const SUB_CLIENT_CURRENCIES = [
  { name: 'RUB', code: 1, label: 'RUB', source },
  { name: 'USD', code: 2, label: 'USD', source },
  { name: 'EUR', code: 3, label: 'EUR', source },
  { name: 'UAH', code: 4, label: 'UAH', source },
  { name: 'KZT', code: 5, label: 'KZT', source },
] as const;
