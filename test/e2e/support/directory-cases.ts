import type { OperationCase } from './operation-case';

/** Contacts, groups, senders and templates; earlier nodes of a row create what it needs. */

const phone = '77011230400';
const id = expect.stringMatching(/^\d+$/) as unknown;
const locator = (mode: string, value: string) => ({ __rl: true, mode, value });
const mapped = (value: object) => ({ mappingMode: 'defineBelow', value });
const before = (resource: string, operation: string, parameters: object) => [
  { name: `${resource}: ${operation} first`, parameters: { resource, operation, ...parameters } },
];
// The gateway accepts the same request three times a minute, so each row sends a different one.
const keep = (name: string) => before('contact', 'upsert', { contact: mapped({ phone, name }) });
const ownGroup = (name: string) => before('group', 'create', { name });
const createdGroup = locator('id', '={{ $json.id }}');
const stored = before('template', 'create', { name: 'Hi', text: 'Hello' });

export const directoryOperations: readonly OperationCase[] = [
  {
    title: 'a new one',
    resource: 'contact',
    operation: 'create',
    parameters: { contact: mapped({ phone: '+77011230401', name: 'Bob' }) },
    expected: [{ id, phone: '+77011230401' }],
  },
  {
    title: 'with the fields of its items',
    resource: 'contact',
    operation: 'upsert',
    input: [{ phone: '77011230402', name: 'Cid', anything: 'else' }],
    parameters: { contact: { mappingMode: 'autoMapInputData', value: null } },
    expected: [{ id, phone: '+77011230402', isNew: true, input: '77011230402' }],
  },
  {
    title: 'of one that is there',
    resource: 'contact',
    operation: 'update',
    before: keep('Ann of update'),
    parameters: { contact: mapped({ phone, comment: 'x' }) },
    expected: [{ phone: `+${phone}`, updated: true, input: phone }],
  },
  {
    title: 'by a part of the number',
    resource: 'contact',
    operation: 'getMany',
    before: keep('Ann'),
    parameters: { filters: { search: phone } },
    expected: [expect.objectContaining({ phone: `+${phone}`, name: 'Ann' })],
  },
  {
    title: 'a number',
    resource: 'contact',
    operation: 'block',
    parameters: { phone: '77011230403' },
    expected: [
      {
        ...{ id, phone: '+77011230403', isBlocked: true, messages: 'all' },
        input: '77011230403',
      },
    ],
  },
  {
    title: 'a blocked number',
    resource: 'contact',
    operation: 'unblock',
    before: before('contact', 'block', { phone: '77011230404' }),
    parameters: { phone: '={{ $json.phone }}' },
    expected: [{ phone: '+77011230404', isBlocked: false }],
  },
  {
    title: 'of a blocked number',
    resource: 'contact',
    operation: 'isBlocked',
    before: before('contact', 'block', { phone: '77011230408' }),
    parameters: { phone: '={{ $json.phone }}' },
    expected: [{ phone: '+77011230408', isBlocked: true }],
  },
  ...['addToGroup', 'moveToGroup', 'removeFromGroup'].map((operation) => ({
    title: 'that was just created',
    resource: 'contact',
    operation,
    before: [...keep(`Ann of ${operation}`), ...ownGroup(`Group of ${operation}`)],
    parameters: { phone, groupId: createdGroup },
    expected: [
      {
        ...{ phone: `+${phone}`, groupId: id, isMember: operation !== 'removeFromGroup' },
        input: phone,
      },
    ],
  })),
  {
    title: 'one that is there',
    resource: 'contact',
    operation: 'delete',
    before: before('contact', 'upsert', { contact: mapped({ phone: '77011230405' }) }),
    parameters: { phone: '={{ $json.phone }}' },
    expected: [{ deleted: true, phone: '+77011230405' }],
  },
  {
    title: 'a new one',
    resource: 'group',
    operation: 'create',
    parameters: { name: 'Customers' },
    expected: [{ id, name: 'Customers' }],
  },
  {
    title: 'the first one',
    resource: 'group',
    operation: 'getMany',
    parameters: { limit: 1 },
    expected: [expect.objectContaining({ id, recipient: expect.stringMatching(/^G\d+$/) })],
  },
  {
    title: 'its name',
    resource: 'group',
    operation: 'update',
    before: ownGroup('Group of update'),
    parameters: { groupId: createdGroup, name: 'Stores' },
    expected: [{ id, updated: true }],
  },
  {
    title: 'one that was created before',
    resource: 'group',
    operation: 'delete',
    before: ownGroup('Group of delete'),
    parameters: { groupId: createdGroup },
    expected: [{ deleted: true, id }],
  },
  {
    title: 'of the account',
    resource: 'sender',
    operation: 'getMany',
    parameters: { limit: 1 },
    expected: [expect.objectContaining({ id, name: 'MyCompany' })],
  },
  {
    title: 'a new name',
    resource: 'sender',
    operation: 'create',
    parameters: { name: 'FirstShop' },
    expected: [{ id, name: 'FirstShop' }],
  },
  {
    title: 'by its name',
    resource: 'sender',
    operation: 'update',
    parameters: { sender: locator('list', 'MyCompany'), additionalFields: { comment: 'x' } },
    expected: [{ id: null, name: 'MyCompany', updated: true }],
  },
  {
    title: 'by its ID',
    resource: 'sender',
    operation: 'delete',
    before: before('sender', 'create', { name: 'SecondShop' }),
    parameters: { sender: locator('id', '={{ $json.id }}') },
    expected: [{ deleted: true, id, name: null }],
  },
  {
    title: 'for a number',
    resource: 'sender',
    operation: 'requestCode',
    parameters: { phone: '77011230406' },
    expected: [{ phone: '+77011230406', codeSent: true, input: '77011230406' }],
  },
  {
    title: 'of a number that has one',
    resource: 'sender',
    operation: 'confirmCode',
    before: before('sender', 'requestCode', { phone: '77011230407' }),
    parameters: { phone: '={{ $json.phone }}', code: '230407' },
    expected: [{ phone: '+77011230407', confirmed: true }],
  },
  {
    title: 'a new one',
    resource: 'template',
    operation: 'create',
    parameters: { name: 'Hi', text: 'Hello' },
    expected: [{ id, name: 'Hi' }],
  },
  {
    title: 'the first one',
    resource: 'template',
    operation: 'getMany',
    before: stored,
    parameters: { limit: 1 },
    expected: [{ id, name: 'Hi', text: 'Hello', channel: 'any', sender: null, extra: { flag: 0 } }],
  },
  {
    title: 'its text',
    resource: 'template',
    operation: 'update',
    before: before('template', 'create', { name: 'Old', text: 'Old' }),
    parameters: {
      templateId: locator('id', '={{ $json.id }}'),
      updateFields: { text: 'New' },
    },
    expected: [{ id, updated: true }],
  },
  {
    title: 'one that was created before',
    resource: 'template',
    operation: 'delete',
    before: stored,
    parameters: { templateId: locator('id', '={{ $json.id }}') },
    expected: [{ deleted: true, id }],
  },
  {
    title: 'for one operator',
    resource: 'template',
    operation: 'createOperatorTemplate',
    parameters: {
      sender: locator('name', 'MyCompany'),
      text: 'Code %w',
      operators: ['mtsService'],
    },
    expected: [{ sender: 'MyCompany', text: 'Code %w', operators: ['mtsService'] }],
  },
  {
    title: 'that was handed in before',
    resource: 'template',
    operation: 'getOperatorTemplate',
    before: before('template', 'createOperatorTemplate', {
      sender: locator('name', 'MyCompany'),
      text: 'Order %w',
      operators: ['tele2Service'],
    }),
    parameters: { sender: locator('name', '={{ $json.sender }}'), text: '={{ $json.text }}' },
    expected: [
      {
        sender: 'MyCompany',
        text: 'Order %w',
        operators: { tele2Service: expect.stringMatching(/^[01]$/) },
      },
    ],
  },
];
