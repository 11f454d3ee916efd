import { DEFAULT_REGION, REGIONS } from './regions';

/** A page of the SMSC dashboard that users have to open by hand. */
export interface DashboardPage {
  /** The same at every region, as far as known. */
  readonly path: string;
  readonly label: string;
  /** Name of the page in the Russian dashboard. */
  readonly russianLabel: string;
  readonly source: string;
}

export const DASHBOARD_PAGES = {
  accessPasswords: {
    path: '/passwords/',
    label: 'Access passwords',
    russianLabel: 'Пароли для доступа',
    source:
      'SMPP, "Подключение" (name); several programs link to the address at smsc.ru; the other regions are likely',
  },
  userSettings: {
    path: '/user/',
    label: 'User settings',
    russianLabel: 'Настройки пользователя',
    source:
      '"Передача статусов и сообщений на обработчик Клиента" (name); two programs link to the address at smsc.ru; the other regions are likely',
  },
} as const satisfies Record<string, DashboardPage>;

export type DashboardPageName = keyof typeof DASHBOARD_PAGES;

/** Returns the URL of a page of the dashboard; of the default region for an unknown one. */
export function dashboardUrl(region: string, page: DashboardPageName): string {
  const { baseUrl } = REGIONS.find(({ name }) => name === region) ?? {
    baseUrl: `https://${DEFAULT_REGION}`,
  };
  return `${baseUrl}${DASHBOARD_PAGES[page].path}`;
}
