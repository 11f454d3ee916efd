import { ENDPOINTS } from '../../protocol/tables';
import { reject, succeed } from '../answers/answer';
import { escapeXml } from '../answers/encode';
import { NUMBERS_TO_CALL } from '../confirmation-calls';
import { normalisePhone } from '../numbers/normalise';
import { concurrencyLimits, type Endpoint } from './endpoint';

const { waitCall } = ENDPOINTS;
const WRONG_NUMBER = 5;
const TOO_MANY_ATTEMPTS = 6;

/** Assigns a number for the subscriber to call; `POST /emulator/call` makes that call. */
export const waitCallEndpoint: Endpoint = {
  name: 'waitCall',
  paths: [waitCall.path],
  family: 'waitCall',
  concurrency: concurrencyLimits(waitCall.limits),
  handle({ gateway, read, format, now }) {
    if (read('phone') === '') return reject('waitCall', format, { code: 1 });
    const { phone, isValid } = normalisePhone(read('phone'));
    if (!isValid) return reject('waitCall', format, { code: WRONG_NUMBER });
    const call = gateway.confirmationCalls.request(phone, now);
    if (!call) return reject('waitCall', format, { code: TOO_MANY_ATTEMPTS });
    const { numberToCall } = call;
    switch (format) {
      case 0:
      case 1:
        return succeed(numberToCall);
      case 2:
        return succeed(
          `<result>\n<phone>${escapeXml(numberToCall)}</phone>\n<all_phones>${NUMBERS_TO_CALL.join(',')}</all_phones>\n</result>`,
        );
      case 3:
        return succeed(
          `{\n"phone": ${JSON.stringify(numberToCall)},\n"all_phones": ${JSON.stringify(NUMBERS_TO_CALL)}\n}`,
        );
    }
  },
};
