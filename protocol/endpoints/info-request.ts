import { invalidInput } from '../problem';
import { failure, success, type Result } from '../result';
import { cleanPhone } from '../numbers/subscriber';
import type { GatewayRequest, RequestEncoding } from '../wire/request';

/** Request for the operator of a number. Source: HTTP API, "Information about the operator". */
export function buildOperatorRequest(
  phone: string,
  encoding: RequestEncoding,
): Result<GatewayRequest> {
  const number = cleanPhone(phone).replace(/^\+/, '');
  if (!/^\d+$/.test(number)) {
    return failure(
      invalidInput(
        'phone',
        number === ''
          ? "'phone' is empty"
          : `'phone' is not a phone number: ${JSON.stringify(phone)}`,
        'Give one number in international format, e.g. +77011234567',
      ),
    );
  }
  return success({
    endpoint: 'info',
    fields: [
      ['get_operator', '1'],
      ['phone', number],
    ],
    ...encoding,
  });
}
