/** Every operation with input, and what n8n must have stored as its output. */

import { accountOperations } from './account-cases';
import { dataOperations } from './data-cases';
import { directoryOperations } from './directory-cases';
import { offlineOperations } from './offline-cases';
import type { OperationCase } from './operation-case';

const delivered = '77011230100';
const roaming = '77011230777';
const refused = '77011230907';
const later = '={{ $now.plus({ hours: 3 }).toISO() }}';

/** The row of a recipient whose number was written in digits. */
const sent = (phone: string): object =>
  expect.objectContaining({
    id: expect.stringMatching(/^[\w.-]+$/),
    phone: `+${phone}`,
    accepted: true,
    parts: 1,
    cost: expect.any(Number),
    errorCode: null,
  });

function sendFirst(phone: string, options: object = {}): { name: string; parameters: object } {
  return {
    name: 'Send first',
    parameters: {
      resource: 'message',
      operation: 'send',
      to: phone,
      text: `Code for ${phone}`,
      options,
    },
  };
}

const fromBefore = { messageId: '={{ $json.id }}', phone: '={{ $json.phone }}' };

export const operations: readonly OperationCase[] = [
  {
    title: 'tells that nobody has called',
    resource: 'callConfirmation',
    operation: 'waitForCall',
    parameters: { phone: `+${delivered}`, options: { timeout: 1 } },
    expected: [{ phone: `+${delivered}`, confirmed: false, confirmedAt: null }],
  },
  {
    // send-and-wait.e2e.ts tests what follows after a question is sent.
    title: 'shows what it would ask',
    resource: 'message',
    operation: 'sendAndWait',
    parameters: {
      ...{ to: delivered, message: 'Ship it?' },
      options: { dryRun: true, allowPrivateAddress: true },
    },
    expected: [expect.objectContaining({ accepted: false, errorName: 'dryRun' })],
  },
  {
    title: 'to several recipients, one of them refused',
    resource: 'message',
    operation: 'send',
    parameters: { to: `+${delivered}; ${refused}`, text: 'Привет из n8n' },
    expected: [
      sent(delivered),
      expect.objectContaining({
        phone: `+${refused}`,
        input: refused,
        accepted: false,
        errorName: 'invalidNumberFormat',
      }),
    ],
  },
  {
    title: 'for every input item',
    resource: 'message',
    operation: 'send',
    input: [
      { phone: 77011230111, name: 'Anna' },
      { phone: 77011230112, name: 'Боря' },
    ],
    parameters: { to: '={{ $json.phone }}', text: '=Hello {{ $json.name }}', channel: 'flashSms' },
    expected: [sent('77011230111'), sent('77011230112')],
  },
  {
    title: 'without sending',
    resource: 'message',
    operation: 'getCost',
    parameters: { to: delivered, text: 'How much?' },
    expected: [
      expect.objectContaining({ phone: `+${delivered}`, parts: 1, cost: expect.any(Number) }),
    ],
  },
  {
    title: 'of a message that was sent before',
    resource: 'message',
    operation: 'getStatus',
    before: [sendFirst('77011230101')],
    parameters: fromBefore,
    expected: [
      expect.objectContaining({
        phone: '+77011230101',
        statusName: expect.stringMatching(/^(queued|sent|delivered)$/),
        text: 'Code for 77011230101',
        typeName: 'sms',
      }),
    ],
  },
  {
    title: 'of a message that is not due yet',
    resource: 'message',
    operation: 'delete',
    before: [sendFirst('77011230102', { sendAt: later })],
    parameters: fromBefore,
    expected: [{ deleted: true, id: expect.stringMatching(/^[\w.-]+$/), phone: '+77011230102' }],
  },
  {
    title: 'which the first channel delivers',
    resource: 'message',
    operation: 'sendWithFallback',
    parameters: {
      to: delivered,
      text: 'Your order has arrived',
      channels: {
        steps: [
          { channel: 'viber', waitSeconds: 60, sender: '', text: '' },
          { channel: 'sms', waitSeconds: 60, sender: '', text: '' },
        ],
      },
    },
    expected: [
      expect.objectContaining({
        ...{ phone: `+${delivered}`, delivered: true, result: 'delivered', channel: 'viber' },
        path: [expect.objectContaining({ channel: 'viber', statusName: 'delivered' })],
      }),
    ],
  },
  {
    title: 'without telling it',
    resource: 'code',
    operation: 'send',
    // It tells the currency of the account.
    before: [
      { name: 'Balance first', parameters: { resource: 'account', operation: 'getBalance' } },
    ],
    parameters: { channel: 'sms', phone: delivered, text: 'Your code: {code}' },
    expected: [
      {
        token: expect.stringMatching(/^c1\./),
        phone: `+${delivered}`,
        channel: 'sms',
        expiresAt: expect.any(String),
        id: expect.stringMatching(/^code-/),
        accepted: true,
        parts: 1,
        cost: expect.any(Number),
        currency: 'KZT',
        ...{ errorCode: null, errorName: null, errorText: null },
        input: delivered,
      },
    ],
  },
  {
    title: 'by SMS to whom Viber does not reach',
    resource: 'code',
    operation: 'send',
    parameters: {
      ...{ channel: 'viber', phone: '77011230248', text: 'Your code: {code}' },
      options: { fallbackChannel: 'sms', fallbackAfter: 5 },
    },
    expected: [
      expect.objectContaining({
        ...{ token: expect.stringMatching(/^c1\./), channel: 'sms', accepted: true },
        path: [
          expect.objectContaining({ channel: 'viber' }),
          expect.objectContaining({ channel: 'sms', accepted: true }),
        ],
      }),
    ],
  },
  {
    title: 'a code that was typed with a space',
    resource: 'code',
    operation: 'verify',
    before: [
      {
        name: 'Send first',
        parameters: {
          ...{ resource: 'code', operation: 'send', channel: 'sms', phone: '77011230104' },
          ...{ text: 'Your code: {code}', options: { returnCode: true } },
        },
      },
    ],
    parameters: {
      token: '={{ $json.token }}',
      code: '={{ $json.code.slice(0, 3) }} {{ $json.code.slice(3) }}',
      phone: '={{ $json.phone }}',
    },
    expected: [{ verified: true, reason: 'verified', phone: '+77011230104', attemptsLeft: 0 }],
  },
  {
    title: 'of a token',
    resource: 'code',
    operation: 'resend',
    before: [
      {
        name: 'Send first',
        parameters: {
          ...{ resource: 'code', operation: 'send', channel: 'sms', phone: '77011230105' },
          text: 'Your code: {code}',
        },
      },
    ],
    parameters: { token: '={{ $json.token }}', channel: 'sms', text: 'Again: {code}' },
    expected: [
      expect.objectContaining({
        ...{ token: expect.stringMatching(/^c1\./), phone: '+77011230105', accepted: true },
      }),
    ],
  },
  {
    title: 'waits for the verdict',
    resource: 'hlr',
    operation: 'lookup',
    parameters: { phone: roaming, options: { timeout: 60, pollInterval: 1 } },
    expected: [
      expect.objectContaining({
        phone: `+${roaming}`,
        isFinal: true,
        verdict: 'reachable',
        isRoaming: true,
      }),
    ],
  },
  {
    title: 'gives the ID at once',
    resource: 'hlr',
    operation: 'start',
    parameters: { phone: delivered },
    expected: [
      expect.objectContaining({ id: expect.stringMatching(/^[\w.-]+$/), phone: `+${delivered}` }),
    ],
  },
  {
    title: 'of a lookup that was started before',
    resource: 'hlr',
    operation: 'getResult',
    before: [
      {
        name: 'Start first',
        parameters: { resource: 'hlr', operation: 'start', phone: '77011230103' },
      },
    ],
    parameters: fromBefore,
    expected: [
      expect.objectContaining({
        phone: '+77011230103',
        verdict: expect.stringMatching(/^(pending|reachable)$/),
      }),
    ],
  },
  {
    title: 'of a number',
    resource: 'number',
    operation: 'getOperator',
    parameters: { phone: delivered },
    expected: [
      expect.objectContaining({
        phone: `+${delivered}`,
        country: expect.any(String),
        mcc: expect.any(String),
      }),
    ],
  },
  {
    title: 'a number',
    resource: 'number',
    operation: 'ping',
    parameters: { phone: delivered },
    expected: [expect.objectContaining({ phone: `+${delivered}`, accepted: true })],
  },
  {
    title: 'of the account',
    resource: 'account',
    operation: 'getBalance',
    parameters: {},
    expected: [
      expect.objectContaining({ balance: expect.any(Number), currency: 'KZT', credit: null }),
    ],
  },
  ...directoryOperations,
  ...accountOperations,
  ...dataOperations,
  ...offlineOperations,
];
