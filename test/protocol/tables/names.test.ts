import {
  ERRORS_COMMON,
  ERRORS_EMAIL,
  MESSAGE_TYPES,
  REQUEST_ERRORS,
  STATUSES,
  findRequestError,
  type CodeRow,
} from '../../../protocol/tables';
import { atLeastOne } from '../../support/at-least-one';

/** Documented names: workflows filter by them. */
const PROMISED: Record<string, readonly [rows: readonly CodeRow[], names: Record<number, string>]> =
  {
    statuses: [
      STATUSES,
      {
        [-3]: 'notFound',
        [-2]: 'stopped',
        [-1]: 'queued',
        0: 'sent',
        1: 'delivered',
        2: 'read',
        3: 'expired',
        4: 'linkClicked',
        20: 'undeliverable',
        22: 'invalidNumber',
        23: 'prohibited',
        24: 'insufficientFunds',
        25: 'unavailableNumber',
      },
    ],
    'errors of all channels but e-mail': [
      ERRORS_COMMON,
      {
        0: 'noError',
        1: 'subscriberNotFound',
        6: 'subscriberOffline',
        11: 'serviceNotEnabled',
        12: 'handsetError',
        13: 'subscriberBlocked',
        21: 'serviceNotSupported',
        200: 'virtualSend',
        219: 'simReplaced',
        220: 'operatorQueueFull',
        237: 'noAnswer',
        238: 'noTemplate',
        239: 'ipNotAllowed',
        240: 'subscriberBusy',
        241: 'conversionError',
        242: 'answeringMachine',
        243: 'noContract',
        244: 'mailingProhibited',
        245: 'statusNotReceived',
        246: 'outsideAllowedHours',
        247: 'dailyLimitExceeded',
        248: 'noRoute',
        249: 'invalidNumberFormat',
        250: 'numberForbiddenBySettings',
        251: 'numberLimitExceeded',
        252: 'numberProhibited',
        253: 'spamFilter',
        254: 'unregisteredSender',
        255: 'rejectedByOperator',
      },
    ],
    'errors of e-mail': [
      ERRORS_EMAIL,
      {
        0: 'noError',
        1: 'recipientNotFound',
        2: 'mailboxFull',
        3: 'recipientServerNotFound',
        4: 'mailboxBlocked',
        239: 'ipNotAllowed',
        245: 'statusNotReceived',
        248: 'noRoute',
        249: 'invalidAddressFormat',
        252: 'addressProhibited',
        253: 'spamFilter',
        254: 'unregisteredSender',
        255: 'rejectedByRecipientServer',
      },
    ],
    'message types': [
      MESSAGE_TYPES,
      {
        0: 'sms',
        1: 'flashSms',
        2: 'binary',
        3: 'wapPush',
        4: 'hlr',
        5: 'ping',
        6: 'mms',
        7: 'voice',
        8: 'email',
        10: 'viber',
        12: 'social',
      },
    ],
  };

describe.each(Object.entries(PROMISED))('the table of %s', (_name, [rows, names]) => {
  it('contains exactly the documented names', () => {
    expect(Object.fromEntries(rows.map(({ code, name }) => [code, name]))).toEqual(names);
    expect(rows).toHaveLength(Object.keys(names).length);
  });

  it('describes each code', () => {
    for (const { text, source } of atLeastOne(rows)) {
      expect(text).not.toBe('');
      expect(text).not.toMatch(/\.$/);
      expect(source).not.toBe('');
    }
  });
});

describe('the table of statuses', () => {
  it('marks the final and the delivered ones', () => {
    const codes = (has: 'isFinal' | 'isDelivered') =>
      STATUSES.filter((row) => row[has]).map(({ code }) => code);
    expect(codes('isFinal')).toEqual([-3, 1, 2, 3, 4, 20, 22, 23, 24, 25]);
    expect(codes('isDelivered')).toEqual([1, 2, 4]);
  });
});

describe('the table of request errors', () => {
  it.each([
    [
      'send',
      {
        1: 'invalidParameters',
        2: 'invalidCredentials',
        3: 'insufficientFunds',
        4: 'ipBlocked',
        5: 'invalidDate',
        6: 'messageProhibited',
        7: 'invalidPhone',
        8: 'undeliverable',
        9: 'duplicateOrRateLimit',
      },
    ],
    [
      'status',
      {
        1: 'invalidParameters',
        2: 'invalidCredentials',
        4: 'ipBlocked',
        5: 'deletionFailed',
        9: 'duplicateOrRateLimit',
      },
    ],
    [
      'balance',
      {
        1: 'invalidParameters',
        2: 'invalidCredentials',
        4: 'ipBlocked',
        9: 'duplicateOrRateLimit',
      },
    ],
    [
      'info',
      {
        1: 'invalidParameters',
        2: 'invalidCredentials',
        3: 'operatorNotFound',
        4: 'ipBlocked',
        9: 'duplicateOrRateLimit',
      },
    ],
    [
      'phones',
      {
        1: 'invalidParameters',
        2: 'invalidCredentials',
        3: 'noRecords',
        4: 'ipBlocked',
        5: 'operationFailed',
        9: 'duplicateOrRateLimit',
      },
    ],
    [
      'senders',
      {
        1: 'invalidParameters',
        2: 'invalidCredentials',
        3: 'senderNotFound',
        4: 'ipBlocked',
        5: 'senderNotSaved',
        7: 'invalidPhone',
        8: 'codeUndeliverable',
        9: 'duplicateOrRateLimit',
        10: 'codeAlreadySent',
        11: 'wrongCode',
      },
    ],
  ] as const)('contains exactly the names of %s', (endpoint, names) => {
    const rows = [...Array(100).keys()].flatMap((code) => findRequestError(endpoint, code) ?? []);
    expect(Object.fromEntries(rows.map(({ code, name }) => [code, name]))).toEqual(names);
  });

  it('marks only the rate limit as retryable', () => {
    const later = REQUEST_ERRORS.filter(({ retry }) => retry === 'later');
    expect(later.map(({ code }) => code)).toEqual([9]);
  });
});
