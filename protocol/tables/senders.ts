import { SOURCES } from './code-row';

/** Registration of a sender ID with one operator. */
export interface SenderRegistrationRow {
  /** Our name, stored in workflows. */
  readonly name: string;
  /** The gateway's field, set to 1. */
  readonly field: string;
  readonly label: string;
  /** Whether the operator charges a fee for the name. */
  readonly isPaid: boolean;
  readonly source: string;
}

const source = SOURCES.senders;

export const SENDER_REGISTRATIONS = [
  { name: 'beelinePaid', field: 'bee_step', label: 'Beeline (Paid Name)', isPaid: true, source },
  { name: 'megafon', field: 'mega', label: 'MegaFon', isPaid: false, source },
  { name: 'megafonPaid', field: 'mega_step', label: 'MegaFon (Paid Name)', isPaid: true, source },
  { name: 'motivPaid', field: 'motiv_step', label: 'Motiv (Paid Name)', isPaid: true, source },
  { name: 'mts', field: 'mts', label: 'MTS', isPaid: false, source },
  { name: 'mtsPaid', field: 'mts_step', label: 'MTS (Paid Name)', isPaid: true, source },
  { name: 'tele2', field: 'tele2', label: 'Tele2', isPaid: false, source },
  { name: 'tele2Paid', field: 'tele2_step', label: 'Tele2 (Paid Name)', isPaid: true, source },
  {
    name: 'ukraineInternational',
    field: 'ua_int',
    label: 'Ukraine, International Traffic',
    isPaid: false,
    source,
  },
  {
    name: 'ukraineNational',
    field: 'ua_reg',
    label: 'Ukraine, National Traffic',
    isPaid: false,
    source,
  },
] as const satisfies readonly SenderRegistrationRow[];

export type SenderRegistrationName = (typeof SENDER_REGISTRATIONS)[number]['name'];
