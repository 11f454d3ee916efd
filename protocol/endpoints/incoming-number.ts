import { success, type Result } from '../result';
import type { GatewayRequest, RequestEncoding, AnswerContext } from '../wire/request';
import { buildAction } from './action-request';
import { otherFields, toText, type GatewayFields } from '../wire/gateway-fields';
import { checkPhone } from './parameter-checks';
import { readRecordList } from './record-list';

/* Source of all: HTTP API, "Connecting dedicated numbers for receiving messages". */

/** A number that can be rented to receive messages. */
export interface IncomingNumber {
  readonly phone: string | null;
  /** Everything else that the gateway told, such as the price. */
  readonly extra: GatewayFields;
}

/** Request for the numbers that can be rented. */
export function buildListIncomingNumbers(encoding: RequestEncoding): GatewayRequest {
  return buildAction('receivePhones', ['get'], {}, encoding);
}

/** Rents a number for the rest of the month; the gateway takes the money at once. */
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

/** Whether a rented number is rented, and paid, for the next month too. */
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
    'Give one number of those that Get Many lists, e.g. 79031234567',
  );
  return number.ok ? success(build(number.value)) : number;
}

const KNOWN: ReadonlySet<string> = new Set(['phone']);

/**
 * The answer to `get=1`. Its names are documented nowhere; `phone` is that of the requests,
 * unverified against the live service.
 */
export function readIncomingNumbersAnswer(context: AnswerContext): Result<IncomingNumber[]> {
  const records = readRecordList('receivePhones', context);
  if (!records.ok) return records;
  return success(
    records.value.map((fields) => ({
      phone: toText(fields.phone),
      extra: otherFields(fields, KNOWN),
    })),
  );
}
