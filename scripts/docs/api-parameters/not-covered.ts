import { none, rows, type ParameterRow } from './row';

const DOCUMENTS = none(
  'Invoices and acts for sub-clients: paper work of resellers, done in the cabinet',
);
const MONITORING =
  'Reports the state of servers that the gateway watches; n8n watches and sends with Send';
const RENT = 'Renting a number for incoming messages costs money every month; do it in the cabinet';
const EXPORTS = none(
  'Files of large exports that were ordered in the cabinet; Get Many lists messages directly',
);

/** Endpoints of which nothing is offered. */
export const PARAMETERS_NOT_COVERED: readonly ParameterRow[] = [
  ...rows('ping.php', 'likely', {
    id: none(MONITORING),
    ok: none(MONITORING),
    name: none(MONITORING),
    host: none(MONITORING),
    info: none(MONITORING),
  }),
  ...rows('documents.php', 'documented', {
    add_account: DOCUMENTS,
    get_account: DOCUMENTS,
    get_act: DOCUMENTS,
    user: DOCUMENTS,
    user_id: DOCUMENTS,
    sum: DOCUMENTS,
    id: DOCUMENTS,
    num: DOCUMENTS,
  }),
  ...rows('documents.php', 'likely', { service: DOCUMENTS }),
  ...rows('receive_phones.php', 'documented', {
    get: none(RENT),
    buy: none(RENT),
    chg: none(RENT),
    phone: none(RENT),
    noprolong: none(RENT),
  }),
  ...rows('downloads.php', 'documented', {
    get_list: EXPORTS,
    get_file: EXPORTS,
    cnt: EXPORTS,
    after_id: EXPORTS,
    id: EXPORTS,
    name: EXPORTS,
  }),
];
