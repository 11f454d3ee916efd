import { responsePhone, toPhone } from '../numbers/subscriber';
import { unreadableResponse } from '../problem';
import { failure, success, type Result } from '../result';
import type { GatewayRequest, RequestEncoding, ResponseContext } from '../wire/request';
import { type GatewayFields, isObject, otherFields, toText } from '../wire/gateway-fields';
import { openResponse, type ParsedResponse, fieldsOfResponse } from './response';
import { checkPhone } from './parameter-checks';

/** A number that a subscriber calls to confirm the subscriber's own number. */
export interface ConfirmationNumber {
  /** The number to dial. */
  readonly numberToCall: string;
  /** All numbers that the gateway may assign, if the response has them. */
  readonly possibleNumbers: readonly string[];
  readonly extra: GatewayFields;
}

/**
 * Returns the request for a number to call.
 * Problems: InvalidInput of `phone`.
 * Source: HTTP API, "Confirm your phone number with a call".
 */
export function buildWaitCallRequest(
  phone: string,
  encoding: RequestEncoding,
): Result<GatewayRequest> {
  const number = checkPhone(
    phone,
    'Enter the number that the subscriber calls from, such as +77011234567',
  );
  if (!number.ok) return number;
  return success({ endpoint: 'waitCall', fields: [['phone', number.value]], ...encoding });
}

const KNOWN: ReadonlySet<string> = new Set(['phone', 'all_phones']);

/**
 * Reads the response with the number to call. `phone` is known from several clients, `all_phones`
 * from one (unverified); the text formats have no known layout and are not read.
 * Problems: a request error; an unreadable response.
 */
export function readWaitCallResponse(context: ResponseContext): Result<ConfirmationNumber> {
  const response = openResponse('waitCall', context);
  if (!response.ok) return response;
  const fields = fieldsOfResponse(response.value) ?? {};
  const numberToCall = toPhone(fields.phone);
  if (numberToCall === null) {
    return failure(unreadableResponse('waitCall', 'a response without a number'));
  }
  return success({
    numberToCall,
    possibleNumbers: listNumbers(response.value, fields),
    extra: otherFields(fields, KNOWN),
  });
}

/** A JSON list, or a text with separators. */
function listNumbers(response: ParsedResponse, fields: GatewayFields): string[] {
  const value =
    response.kind === 'json' && isObject(response.value) ? response.value.all_phones : null;
  const numbers = Array.isArray(value)
    ? value.map(String)
    : (toText(fields.all_phones) ?? '').split(/[\s,;]+/);
  return numbers.filter((number) => /^\+?\d+$/.test(number)).map(responsePhone);
}
