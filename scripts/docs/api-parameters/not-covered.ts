import { none, rows, type ParameterRow } from './row';

const DOCUMENTS = none(
  'Invoices and acts for the book-keeping of a reseller; the cabinet makes them, and what the gateway answers (a page, a file) is documented nowhere',
);
const MONITORING =
  'Reports the state of a server to a group of people whom the cabinet holds; n8n asks the server itself and tells them with Send';
const EXPORTS = none(
  'Gives files of exports that a person has ordered in the cabinet; Get Many of Message gives the same records as items',
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
  ...rows('downloads.php', 'documented', {
    get_list: EXPORTS,
    get_file: EXPORTS,
    cnt: EXPORTS,
    after_id: EXPORTS,
    id: EXPORTS,
    name: EXPORTS,
  }),
];
