import {
  type Balance,
  buildStatisticsRequest,
  checkRequest,
  type Result,
  type Statistics,
  type StatisticsFilter,
  success,
  type ZonePrices,
} from '../protocol';
import type { Field } from './field';
import { createPeriodFields, listSizeFields } from './fields/lists';
import type { Host, Row } from './host';
import { executeList, executeWholeList, noQuery, withExtra } from './items/list-outputs';
import type { ItemResult, Operation, OperationRun, Resource } from './operation';
import { isOn, readOptions, readTexts } from './parameters/parameters';

const getBalance: Operation = {
  value: 'getBalance',
  name: 'Get Balance',
  action: 'Get balance',
  description: 'Get the balance, the currency and the credit of the account',
  fields: [],
  isPerItem: false,
  execute: executeGetBalance,
};

/**
 * Sends one request for all items, because they share the account and the gateway allows ten
 * requests a minute.
 */
async function executeGetBalance({ client, itemCount }: OperationRun): Promise<ItemResult[]> {
  if (itemCount === 0) return [];
  const response = await client.getBalance();
  return Array.from({ length: itemCount }, () => toResult(response));
}

function toResult(response: Result<Balance>): ItemResult {
  if (!response.ok) return response;
  const { balance, currency, credit, extra } = response.value;
  return success([withExtra({ balance, currency, credit }, extra)]);
}

const getPrices: Operation = {
  value: 'getPrices',
  name: 'Get Prices',
  action: 'Get prices',
  description: 'Get the price list of the account: the price of a message in each zone',
  fields: listSizeFields,
  execute: async (run) =>
    await executeWholeList(run, {
      readQuery: noQuery,
      request: () => run.client.getPrices(),
      toRow: toPriceOutput,
    }),
};

function toPriceOutput({ extra, ...prices }: ZonePrices): Row {
  return withExtra({ ...prices }, extra);
}

const optionsField: Field = {
  displayName: 'Options',
  name: 'options',
  type: 'collection',
  placeholder: 'Add option',
  default: {},
  options: [
    {
      displayName: 'In Account Currency',
      name: 'inOwnCurrency',
      type: 'boolean',
      default: false,
      description: 'Whether to convert amounts of subaccounts to the currency of the account',
    },
    {
      displayName: 'Second Balance',
      name: 'secondBalance',
      type: 'boolean',
      default: false,
      description: 'Whether to return payments from the second balance of the account',
    },
  ],
};

const getStatistics: Operation = {
  value: 'getStatistics',
  name: 'Get Statistics',
  action: 'Get statistics',
  description:
    'Get the number and the cost of the messages sent in a period, for the account and its subaccounts',
  fields: [
    ...createPeriodFields('empty for the first day of the month', { dateOnly: true }),
    optionsField,
  ],
  isPerItem: false,
  async execute(run) {
    const ownLogin = await readOwnLogin(run.host);
    return await executeList(run, {
      readQuery: (itemIndex) => readFilter(run.host, itemIndex),
      request: (filter) => run.client.getStatistics(filter),
      toRow: (row) => toStatisticsOutput(row, ownLogin),
    });
  },
};

/**
 * Returns the output row. The login of the credential is a secret and is not shown; logins of
 * subaccounts are needed.
 */
function toStatisticsOutput({ login, extra, ...statistics }: Statistics, ownLogin: string): Row {
  return withExtra({ login: login === ownLogin ? null : login, ...statistics }, extra);
}

async function readOwnLogin(host: Host): Promise<string> {
  const { login } = await host.credential();
  return typeof login === 'string' ? login : '';
}

function readFilter(host: Host, itemIndex: number): Result<StatisticsFilter> {
  const period = {
    dateFrom: host.read('dateFrom', itemIndex, ''),
    dateTo: host.read('dateTo', itemIndex, ''),
  };
  const texts = readTexts(period, ['dateFrom', 'dateTo']);
  if (!texts.ok) return texts;
  const options = readOptions(host, itemIndex);
  const switches = readTexts(options, ['inOwnCurrency', 'secondBalance']);
  if (!switches.ok) return switches;
  const filter: StatisticsFilter = {
    ...texts.value,
    zone: host.zone,
    inOwnCurrency: isOn(switches.value.inOwnCurrency),
    secondBalance: isOn(switches.value.secondBalance),
  };
  return checkRequest(filter, (encoding) =>
    buildStatisticsRequest(filter, { ...encoding, now: new Date() }),
  );
}

export const account: Resource = {
  value: 'account',
  name: 'Account',
  defaultOperation: getBalance.value,
  operations: [getBalance, getStatistics, getPrices],
};

/** What everyday work needs of the account. */
export const accountBalance: Resource = { ...account, operations: [getBalance] };
