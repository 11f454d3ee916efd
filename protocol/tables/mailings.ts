import { SOURCES } from './code-row';

/** How often a mailing is repeated. */
export interface MailingRepeatRow {
  /** Our name, stored in workflows and outputs; never renamed once released. */
  readonly name: string;
  /** The gateway's number. */
  readonly code: number;
  readonly label: string;
  readonly source: string;
}

const source = SOURCES.mailings;

export const MAILING_REPEATS = [
  { name: 'never', code: 0, label: 'Never', source },
  { name: 'hourly', code: 1, label: 'Every Hour', source },
  { name: 'daily', code: 2, label: 'Every Day', source },
  { name: 'workdays', code: 3, label: 'Every Working Day', source },
  { name: 'weekends', code: 4, label: 'Every Day of the Weekend', source },
  { name: 'weekly', code: 5, label: 'Every Week', source },
  { name: 'monthly', code: 6, label: 'Every Month', source },
  { name: 'yearly', code: 7, label: 'Every Year', source },
] as const satisfies readonly MailingRepeatRow[];

export type MailingRepeat = (typeof MAILING_REPEATS)[number]['name'];
