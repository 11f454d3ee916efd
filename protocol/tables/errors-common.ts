import { indexByCode, sortByCode, type DeliveryErrorRow } from './code-row';
import { GATEWAY_ERRORS } from './errors-gateway';
import { NETWORK_ERRORS } from './errors-network';

/** `err` of a status, for every channel except e-mail, and for HLR requests. */
export const ERRORS_COMMON = sortByCode<DeliveryErrorRow>([...NETWORK_ERRORS, ...GATEWAY_ERRORS]);

const byCode = indexByCode(ERRORS_COMMON);

export function findCommonError(code: number): DeliveryErrorRow | undefined {
  return byCode.get(code);
}

/**
 * What `err` 0 means for a message that was not delivered. The text of its row, "the subscriber exists
 * and is reachable", is true only for a delivered message: the gateway also writes 0 while it waits,
 * and where it never contacted the operator (-3, 24).
 */
export const NO_ERROR = 0;
export const NO_ERROR_TEXTS = {
  unfinished: 'No error so far',
  undelivered: 'The gateway did not name an error',
  ru: {
    unfinished: 'Ошибки пока нет',
    undelivered: 'Шлюз не указал ошибку',
  },
} as const;

/** The error code of a message in test mode: even if its status is delivered, it was never really sent. */
export const VIRTUAL_SEND_ERROR = 200;
