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
import { executeList, executeWholeList, noQuestion, withExtra } from './items/list-outputs';
import type { ItemResult, Operation, OperationRun, Resource } from './operation';
import { isOn, readOptions, readTexts } from './parameters/parameters';

const getBalance: Operation = {
  value: 'getBalance',
  name: 'Get Balance',
  action: 'Get balance',
  description: 'Get the balance, the currency and the credit of the account',
  fields: [],
  execute: executeGetBalance,
};

/** Asks once, since the account is the same for all items and the gateway allows ten times a minute. */
async function executeGetBalance({ client, itemCount }: OperationRun): Promise<ItemResult[]> {
  if (itemCount === 0) return [];
  const answer = await client.getBalance();
  return Array.from({ length: itemCount }, () => toResult(answer));
}

function toResult(answer: Result<Balance>): ItemResult {
  if (!answer.ok) return answer;
  const { balance, currency, credit, extra } = answer.value;
  return success([withExtra({ balance, currency, credit }, extra)]);
}

const getPrices: Operation = {
  value: 'getPrices',
  name: 'Get Prices',
  action: 'Get prices',
  description: 'Get the price list of the account: what a message costs in each zone',
  fields: listSizeFields,
  execute: async (run) =>
    await executeWholeList(run, {
      readQuestion: noQuestion,
      ask: () => run.client.getPrices(),
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
      displayName: 'In Own Currency',
      name: 'inOwnCurrency',
      type: 'boolean',
      default: false,
      description: 'Whether to convert amounts of sub-clients to the currency of the account',
    },
    {
      displayName: 'Second Balance',
      name: 'secondBalance',
      type: 'boolean',
      default: false,
      description: 'Whether to tell what was paid from the second balance of the account',
    },
  ],
};

const getStatistics: Operation = {
  value: 'getStatistics',
  name: 'Get Statistics',
  action: 'Get statistics',
  description:
    'Get how many messages were sent in a period and what they cost, for the account and its sub-clients',
  fields: [
    ...createPeriodFields('empty for the first of the month', { dateOnly: true }),
    optionsField,
  ],
  async execute(run) {
    const ownLogin = await readOwnLogin(run.host);
    return await executeList(run, {
      readQuestion: (itemIndex) => readFilter(run.host, itemIndex),
      ask: (filter) => run.client.getStatistics(filter),
      toRow: (row) => toStatisticsOutput(row, ownLogin),
    });
  },
};

/** The credential's own login is one of its secrets and is not shown; those of sub-clients are needed. */
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
  operations: [getBalance, getPrices, getStatistics],
};
