import { toPhone } from '../numbers/subscriber';
import { success, type Result } from '../result';
import type { GatewayRequest, RequestEncoding, ResponseContext } from '../wire/request';
import { buildAction } from './action-request';
import { otherFields, type GatewayFields } from '../wire/gateway-fields';
import { checkPhone } from './parameter-checks';
import { readRecordList } from './record-list';

/* Source of all: HTTP API, "Connecting dedicated numbers for receiving messages". */

/** A phone number that an account can rent to receive messages. */
export interface IncomingNumber {
  readonly phone: string | null;
  /** Everything else in the response, such as the price. */
  readonly extra: GatewayFields;
}

/** Returns the request for the numbers that can be rented. */
export function buildListIncomingNumbers(encoding: RequestEncoding): GatewayRequest {
  return buildAction('receivePhones', ['get'], {}, encoding);
}

/**
 * Returns the request that rents a number until the end of the month; the gateway charges it
 * immediately. `renew` also rents it for each following month.
 * Problems: InvalidInput of `phone`.
 */
export function buildRentNumber(
  phone: string,
  renew: boolean,
  encoding: RequestEncoding,
): Result<GatewayRequest> {
  return withNumber(phone, (number) => {
    const values = { phone: number, noprolong: renew ? '0' : '1' };
    return buildAction('receivePhones', ['buy'], values, encoding);
  });
}

/**
 * Returns the request that sets whether a rented number is renewed, and charged, for the next
 * month.
 * Problems: InvalidInput of `phone`.
 */
export function buildRenewNumber(
  phone: string,
  renew: boolean,
  encoding: RequestEncoding,
): Result<GatewayRequest> {
  return withNumber(phone, (number) => {
    const values = { phone: number, noprolong: renew ? '0' : '1' };
    return buildAction('receivePhones', ['chg'], values, encoding);
  });
}

function withNumber(
  given: string,
  build: (number: string) => GatewayRequest,
): Result<GatewayRequest> {
  const number = checkPhone(
    given,
    'Enter one of the numbers that Get Many lists, such as 79031234567',
  );
  return number.ok ? success(build(number.value)) : number;
}

const KNOWN: ReadonlySet<string> = new Set(['phone']);

/**
 * Reads the response to `get=1`. Its field names are not documented; `phone` is the name of the
 * requests, unverified against the live service.
 * Problems: a request error; an unreadable response.
 */
export function readIncomingNumbersResponse(context: ResponseContext): Result<IncomingNumber[]> {
  const records = readRecordList('receivePhones', context);
  if (!records.ok) return records;
  return success(
    records.value.map((fields) => ({
      phone: toPhone(fields.phone),
      extra: otherFields(fields, KNOWN),
    })),
  );
}
