import {
  buildSubClientStatistics,
  checkRequest,
  type Result,
  type Statistics,
  type SubClientStatisticsFilter,
} from '../../protocol';
import type { Field } from '../field';
import { createPeriodFields } from '../fields/lists';
import type { Host, Row } from '../host';
import { executeList, readCollection, withExtra } from '../items/list-outputs';
import type { Operation } from '../operation';
import { isOn, readTexts } from '../parameters/parameters';
import { loginField } from './setting-fields';

const optionsField: Field = {
  displayName: 'Options',
  name: 'options',
  type: 'collection',
  placeholder: 'Add option',
  default: {},
  options: [
    {
      displayName: 'Detailed',
      name: 'detailed',
      type: 'boolean',
      default: false,
      description: 'Whether to return the detailed form of the statistics',
    },
    {
      displayName: 'Hide Deleted',
      name: 'hideDeleted',
      type: 'boolean',
      default: false,
      description: 'Whether to leave out deleted subaccounts',
    },
    {
      displayName: 'In Account Currency',
      name: 'inOwnCurrency',
      type: 'boolean',
      default: false,
      description: 'Whether to convert amounts to the currency of the account',
    },
    {
      displayName: 'Second Balance',
      name: 'secondBalance',
      type: 'boolean',
      default: false,
      description: 'Whether to return payments from the second balance',
    },
    {
      displayName: 'Subaccount ID',
      name: 'subClientId',
      type: 'string',
      default: '',
      placeholder: 'e.g. 12345',
      description: 'Enter the ID of a subaccount if its login is unknown',
    },
  ],
};

export const getSubClientStatistics: Operation = {
  value: 'getStatistics',
  name: 'Get Statistics',
  action: 'Get statistics of subaccounts',
  description:
    'Get the number of messages that subaccounts sent in a period, and their payments and income',
  isPerItem: false,
  fields: [
    {
      ...loginField,
      required: undefined,
      description: 'Enter the login of the subaccount; empty for all',
    },
    {
      displayName: 'Subaccounts With',
      name: 'balances',
      type: 'options',
      displayOptions: { show: { login: [''] } },
      options: [
        { name: 'The Balance of the Account', value: 'shared' },
        { name: 'Their Own Balance', value: 'own' },
      ],
      default: 'own',
      description:
        'Return the subaccounts that use the balance of the account, or those with their own',
    },
    ...createPeriodFields('empty for the first day of the month'),
    optionsField,
  ],
  execute: async (run) =>
    await executeList(run, {
      readQuery: (itemIndex) => readFilter(run.host, itemIndex),
      request: (filter) => run.client.getSubClientStatistics(filter),
      toRow: toOutput,
    }),
};

const SWITCHES = ['detailed', 'hideDeleted', 'inOwnCurrency', 'secondBalance'] as const;

function toOutput({ extra, ...statistics }: Statistics): Row {
  return withExtra({ ...statistics }, extra);
}

function readFilter(host: Host, itemIndex: number): Result<SubClientStatisticsFilter> {
  const read = (name: string) => host.read(name, itemIndex, '');
  const texts = readTexts(
    {
      ...readCollection(host, 'options', itemIndex),
      login: read('login'),
      balances: read('balances'),
      dateFrom: read('dateFrom'),
      dateTo: read('dateTo'),
    },
    ['login', 'balances', 'dateFrom', 'dateTo', 'subClientId', ...SWITCHES],
  );
  if (!texts.ok) return texts;
  const { login, balances, dateFrom, dateTo, subClientId, ...switches } = texts.value;
  // A subaccount that is named may have either balance.
  const isNamed = login !== '' || subClientId !== '';
  const filter: SubClientStatisticsFilter = {
    login,
    subClientId,
    dateFrom,
    dateTo,
    zone: host.zone,
    balances: isNamed || balances === 'shared' ? 'shared' : 'own',
    detailed: isOn(switches.detailed),
    hideDeleted: isOn(switches.hideDeleted),
    inOwnCurrency: isOn(switches.inOwnCurrency),
    secondBalance: isOn(switches.secondBalance),
  };
  return checkRequest(filter, (encoding) =>
    buildSubClientStatistics(filter, { ...encoding, now: new Date() }),
  );
}
