import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import {
  buildStatisticsRequest,
  success,
  type Result,
  type Statistics,
  type StatisticsFilter,
} from '../../protocol';
import { askOnce } from '../items/ask-once';
import { forEachItem } from '../items/for-each-item';
import type { Operation } from '../operation';
import { createPeriodFields } from '../fields/period';
import { readTexts } from '../parameters/read-texts';
import { withExtra } from '../items/with-extra';

const optionsField: INodeProperties = {
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

export const getStatistics: Operation = {
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
    const getAnswer = askOnce((filter: StatisticsFilter) => run.client.getStatistics(filter));
    const ownLogin = await readOwnLogin(run.functions);
    return await forEachItem(run, {
      prepare: (itemIndex) => readFilter(run.functions, itemIndex),
      perform: async (filter) => {
        const answer = await getAnswer(filter);
        return answer.ok ? success(answer.value.map((row) => toOutput(row, ownLogin))) : answer;
      },
    });
  },
};

/** The credential's own login is one of its secrets and is not shown; those of sub-clients are needed. */
function toOutput({ login, extra, ...statistics }: Statistics, ownLogin: string): IDataObject {
  return withExtra({ login: login === ownLogin ? null : login, ...statistics }, extra);
}

async function readOwnLogin(functions: IExecuteFunctions): Promise<string> {
  const { login } = await functions.getCredentials<{ login?: string }>('smscApi');
  return login ?? '';
}

function readFilter(functions: IExecuteFunctions, itemIndex: number): Result<StatisticsFilter> {
  const period = {
    dateFrom: functions.getNodeParameter('dateFrom', itemIndex, ''),
    dateTo: functions.getNodeParameter('dateTo', itemIndex, ''),
  };
  const texts = readTexts(period, ['dateFrom', 'dateTo']);
  if (!texts.ok) return texts;
  const options = functions.getNodeParameter('options', itemIndex, {}) as IDataObject;
  const switches = readTexts(options, ['inOwnCurrency', 'secondBalance']);
  if (!switches.ok) return switches;
  const filter: StatisticsFilter = {
    ...texts.value,
    zone: functions.getTimezone(),
    inOwnCurrency: switches.value.inOwnCurrency === 'true',
    secondBalance: switches.value.secondBalance === 'true',
  };
  const now = new Date();
  const request = buildStatisticsRequest(filter, { charset: 'utf-8', format: 3, now });
  return request.ok ? success(filter) : request;
}
