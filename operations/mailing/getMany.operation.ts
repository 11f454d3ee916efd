import type { Field } from '../field';
import type { Host } from '../host';

import { buildListMailings, success, type MailingFilter, type Result } from '../../protocol';
import { askOnce } from '../items/ask-once';
import { checkRequest } from '../parameters/check-request';
import { forEachItem } from '../items/for-each-item';
import { readCollection } from '../items/list-outputs';
import type { Operation } from '../operation';
import { listSizeFields, readListSize } from '../fields/list-size';
import { readTexts } from '../parameters/read-texts';
import { toMailingOutput } from './mailing-output';

const filtersField: Field = {
  displayName: 'Filters',
  name: 'filters',
  type: 'collection',
  placeholder: 'Add filter',
  default: {},
  options: [
    {
      displayName: 'Date From',
      name: 'dateFrom',
      type: 'dateTime',
      default: '',
      description: 'First day; only the date counts',
    },
    {
      displayName: 'Date To',
      name: 'dateTo',
      type: 'dateTime',
      default: '',
      description: 'Last day; only the date counts',
    },
  ],
};

export const getManyMailings: Operation = {
  value: 'getMany',
  name: 'Get Many',
  action: 'Get many mailings',
  description: 'Get the mailings of the account; the gateway answers once a minute',
  fields: [...listSizeFields, filtersField],
  async execute(run) {
    const getAnswer = askOnce((filter: MailingFilter) => run.client.listMailings(filter));
    return await forEachItem(run, {
      prepare: (itemIndex) => readFilter(run.host, itemIndex),
      perform: async (filter, itemIndex) => {
        const answer = await getAnswer(filter);
        if (!answer.ok) return answer;
        const limit = readListSize(run.host, itemIndex);
        return success(answer.value.slice(0, limit).map(toMailingOutput));
      },
    });
  },
};

function readFilter(host: Host, itemIndex: number): Result<MailingFilter> {
  const given = readCollection(host, 'filters', itemIndex);
  const filter = readTexts(given, ['dateFrom', 'dateTo']);
  return filter.ok
    ? checkRequest(filter.value, (encoding) => buildListMailings(filter.value, encoding))
    : filter;
}
