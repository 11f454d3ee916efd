import type { OperationCase } from './operation-case';

/** Messages, payments and numbers of the account; earlier nodes of a row create what it needs. */

const phone = '77011230600';
const link = 'https://example.com/sale?id=e2e';
const sendFirst = (text: string, options: object = {}) => [
  {
    name: 'Send first',
    parameters: { resource: 'message', operation: 'send', to: phone, text, options },
  },
];

export const dataOperations: readonly OperationCase[] = [
  {
    title: 'to one recipient',
    resource: 'message',
    operation: 'getMany',
    before: sendFirst('Kept in the history'),
    parameters: { limit: 1, filters: { recipients: '={{ $json.phone }}' } },
    expected: [
      expect.objectContaining({
        id: expect.any(String),
        phone: `+${phone}`,
        text: 'Kept in the history',
        typeName: 'sms',
        parts: 1,
      }),
    ],
  },
  {
    title: 'at a number to which nobody writes',
    resource: 'incomingMessage',
    operation: 'getMany',
    parameters: { filters: { toPhone: '77059990999' } },
    expected: [],
  },
  {
    title: 'of a day on which messages were sent',
    resource: 'account',
    operation: 'getStatistics',
    before: sendFirst('Counted'),
    parameters: {},
    // The node knows the login and does not return it.
    withPassword: true,
    expected: [
      {
        login: null,
        messageCount: expect.any(Number),
        spent: expect.any(Number),
        received: expect.any(Number),
        currency: 'KZT',
      },
    ],
  },
  {
    title: 'of a message that was sent before',
    resource: 'shortLink',
    operation: 'get',
    before: sendFirst(`See ${link}`, { shortenLinks: true }),
    parameters: { shortLink: { __rl: true, mode: 'url', value: link } },
    expected: [
      expect.objectContaining({ id: expect.any(String), link, clicks: 0, clicksToday: 0 }),
    ],
  },
  {
    title: 'for a number',
    resource: 'callConfirmation',
    operation: 'getNumber',
    parameters: { phone },
    expected: [
      expect.objectContaining({
        phone: `+${phone}`,
        numberToCall: expect.stringMatching(/^\+\d+$/) as unknown,
      }),
    ],
  },
  {
    title: 'of one country',
    resource: 'account',
    operation: 'getPrices',
    parameters: { limit: 1 },
    expected: [
      expect.objectContaining({ name: expect.any(String), sms: expect.any(Number) as unknown }),
    ],
  },
  {
    title: 'that can be rented',
    resource: 'incomingNumber',
    operation: 'getMany',
    parameters: { limit: 1 },
    expected: [expect.objectContaining({ phone: expect.stringMatching(/^\+\d+$/) as unknown })],
  },
  {
    title: 'one that is free',
    resource: 'incomingNumber',
    operation: 'rent',
    parameters: { phone: '77010000002' },
    expected: [{ phone: '+77010000002', rented: true, autoRenew: false, input: '77010000002' }],
  },
  {
    title: 'one that was rented before',
    resource: 'incomingNumber',
    operation: 'update',
    before: [
      {
        name: 'Rent first',
        parameters: {
          resource: 'incomingNumber',
          operation: 'rent',
          phone: '77010000003',
          autoRenew: true,
        },
      },
    ],
    parameters: { phone: '={{ $json.phone }}', autoRenew: false },
    expected: [expect.objectContaining({ phone: '+77010000003', autoRenew: false })],
  },
];
