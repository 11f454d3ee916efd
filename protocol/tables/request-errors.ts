import { sortByCode } from './code-row';
import type { EndpointName } from './endpoints';
import type { RequestErrorRow } from './request-error-row';
import { ACCOUNT_REQUEST_ERRORS } from './request-errors-account';
import { MESSAGE_REQUEST_ERRORS } from './request-errors-messages';

/**
 * `error_code` of a rejected request. Not to be confused with `err` of a message: the numbers
 * overlap. One code can have several rows, one for each group of endpoints in which its meaning differs.
 */
export const REQUEST_ERRORS = sortByCode([...MESSAGE_REQUEST_ERRORS, ...ACCOUNT_REQUEST_ERRORS]);

export type RequestErrorName = (typeof REQUEST_ERRORS)[number]['name'];

export function findRequestError(
  endpoint: EndpointName,
  code: number,
): RequestErrorRow | undefined {
  const rows: readonly RequestErrorRow[] = REQUEST_ERRORS;
  return rows.find((row) => row.code === code && row.endpoints.includes(endpoint));
}

/** Returns the code of an error that every endpoint has. */
export function findRequestErrorCode(name: RequestErrorName): number {
  return REQUEST_ERRORS.find((row) => row.name === name)?.code ?? 0;
}

/** Errors that concern the whole account: further requests would only get the IP address blocked. */
export const ACCOUNT_ERRORS: ReadonlySet<string> = new Set<RequestErrorName>([
  'invalidCredentials',
  'ipBlocked',
]);

/**
 * The `error_code` with which send.php rejects a request if every recipient has this `err`. For one
 * recipient among others the gateway returns only the `err`. Inferred from the texts of both tables.
 */
const CODE_OF_DELIVERY_ERROR: ReadonlyMap<number, number> = new Map([
  [249, 7],
  [253, 6],
  [254, 6],
]);
const UNDELIVERABLE_CODE = 8;

/** Returns the `error_code` of a request to a single recipient with this `err`. */
export function findRejectionCode(deliveryError: number | null): number {
  return CODE_OF_DELIVERY_ERROR.get(deliveryError ?? 0) ?? UNDELIVERABLE_CODE;
}
