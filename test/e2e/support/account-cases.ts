import type { OperationCase } from './operation-case';

/** Mailings and subaccounts; earlier nodes of a row create what it needs. */

const id = expect.stringMatching(/^\d+$/) as unknown;
const later = '={{ $now.plus({ hours: 3 }).toISO() }}';
// The gateway rejects equal mailings within a minute, so each row creates a different one.
const sale = (name: string) => ({ name, to: '77011230500', text: name, sendAt: later });
const beforeSale = (name: string) => [
  {
    name: 'Create first',
    parameters: { resource: 'mailing', operation: 'create', ...sale(name) },
  },
];
const created = { mailingId: { __rl: true, mode: 'id', value: '={{ $json.id }}' } };
const password = 'Example-2030';
const beforeShop = (login: string) => [
  {
    name: 'Create first',
    parameters: { resource: 'subClient', operation: 'create', login, password },
  },
];

export const accountOperations: readonly OperationCase[] = [
  {
    title: 'for later',
    resource: 'mailing',
    operation: 'create',
    parameters: { ...sale('Created'), repeatEvery: 'daily', maxRepeats: 2 },
    expected: [{ id, name: 'Created', cost: null }],
  },
  {
    title: 'that waits',
    resource: 'mailing',
    operation: 'get',
    before: beforeSale('Told'),
    parameters: created,
    expected: [expect.objectContaining({ id, name: 'Told', text: 'Told', repeatEvery: 'never' })],
  },
  {
    title: 'of the account',
    resource: 'mailing',
    operation: 'getMany',
    before: beforeSale('Listed'),
    parameters: { limit: 1 },
    expected: [expect.objectContaining({ id, name: expect.any(String) })],
  },
  {
    title: 'that waits',
    resource: 'mailing',
    operation: 'cancel',
    before: beforeSale('Cancelled'),
    parameters: created,
    expected: [{ cancelled: true, id }],
  },
  {
    title: 'that waits',
    resource: 'mailing',
    operation: 'delete',
    before: beforeSale('Deleted'),
    parameters: created,
    expected: [{ deleted: true, id }],
  },
  {
    title: 'with settings',
    resource: 'subClient',
    operation: 'create',
    parameters: { login: 'e2e-a', password, settings: { fullName: 'A', type: 'ownBalance' } },
    expected: [{ id, login: 'e2e-a' }],
  },
  {
    title: 'with money of the account',
    resource: 'subClient',
    operation: 'topUp',
    before: beforeShop('e2e-b'),
    parameters: { login: 'e2e-b', amount: 5 },
    expected: [{ toppedUp: true, login: 'e2e-b', amount: 5 }],
  },
  {
    title: 'that exists',
    resource: 'subClient',
    operation: 'update',
    before: beforeShop('e2e-c'),
    parameters: { login: 'e2e-c', updateFields: { dailyLimit: 10 } },
    expected: [{ login: 'e2e-c', updated: true }],
  },
  {
    title: 'of one',
    resource: 'subClient',
    operation: 'getStatistics',
    parameters: { login: 'e2e-a' },
    expected: [expect.objectContaining({ login: 'e2e-a', currency: 'KZT' })],
  },
];
