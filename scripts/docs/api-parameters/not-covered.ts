import { none, rows, type ParameterRow } from './row';

const DOCUMENTS = none(
  'Accounting documents for resellers, created in the SMSC dashboard; what the gateway returns (a page, a file) is not documented',
);
const MONITORING =
  'Reports the state of a server to people listed in the SMSC dashboard; n8n can check the server and use Send instead';
const EXPORTS = none(
  'Downloads exports that a user has ordered in the SMSC dashboard; Get Many of Message returns the same records as items',
);

/** Endpoints without an operation. */
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
