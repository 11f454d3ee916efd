import { ACCOUNT_PARAMETERS } from './accounts';
import { DIRECTORY_PARAMETERS } from './directory';
import { MESSAGE_PARAMETERS } from './messages';
import { PARAMETERS_NOT_COVERED } from './not-covered';
import type { ParameterRow } from './row';
import { SEND_PARAMETERS } from './send';

export { API_ENDPOINTS } from './endpoints';
export type { Cover, ParameterRow } from './row';

/** All known parameters of the gateway and their fields in the node. */
export const API_PARAMETERS: readonly ParameterRow[] = [
  ...SEND_PARAMETERS,
  ...MESSAGE_PARAMETERS,
  ...DIRECTORY_PARAMETERS,
  ...ACCOUNT_PARAMETERS,
  ...PARAMETERS_NOT_COVERED,
];
