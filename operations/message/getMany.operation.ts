import {
  failure,
  type HistoryOptions,
  parseRecipients,
  prepareHistory,
  type Result,
  success,
  renameParameter,
} from '../../protocol';
import type { Field } from '../field';
import { createPeriodFields, listSizeFields, readListSize } from '../fields/lists';
import { readSimplify, simplifyField, toStatusOutput } from '../fields/status-output';
import { languageOptionsField } from '../fields/text-language';
import type { Host, Row } from '../host';
import { forEachItem } from '../items/for-each-item';
import { requestOnce } from '../items/list-outputs';
import type { Operation } from '../operation';
import { isGiven, readTextLanguage, readTexts } from '../parameters/parameters';

const filtersField: Field = {
  displayName: 'Filters',
  name: 'filters',
  type: 'collection',
  placeholder: 'Add filter',
  default: {},
  options: [
    {
      displayName: 'Channel',
      name: 'channel',
      type: 'options',
      options: [
        {
          name: 'E-Mail',
          value: 'email',
          description: 'Return messages to e-mail addresses',
        },
        {
          name: 'Phone',
          value: 'phone',
          description: 'Return messages to phone numbers: SMS, calls, messengers',
        },
      ],
      default: 'phone',
      description: 'Choose the history to read; the gateway keeps e-mails separately',
    },
    ...createPeriodFields(
      'empty for half a year before the end, the longest period that the gateway returns',
    ),
    {
      displayName: 'Recipients',
      name: 'recipients',
      type: 'string',
      default: '',
      placeholder: 'e.g. +77011234567, +77017654321',
      description:
        'Return only messages to these phone numbers or e-mail addresses, separated by comma, semicolon or line break',
    },
  ],
};

export const getMany: Operation = {
  value: 'getMany',
  name: 'Get Many',
  action: 'Get many messages',
  description:
    'Get sent messages with their status, newest first; includes messages that are too old for Get Status',
  fields: [...listSizeFields, filtersField, simplifyField, languageOptionsField],
  async execute(run) {
    const getHistory = requestOnce((wish: HistoryOptions) => run.client.getHistory(wish));
    return await forEachItem(run, {
      prepare: (itemIndex) => readWish(run.host, itemIndex),
      perform: async (wish, itemIndex) => {
        const records = await getHistory(wish);
        if (!records.ok) return records;
        const simplify = readSimplify(run.host, itemIndex);
        const language = readTextLanguage(run.host, itemIndex);
        return success(
          records.value.map((fields) => toStatusOutput({ fields }, {}, simplify, language)),
        );
      },
    });
  },
};

function readWish(host: Host, itemIndex: number): Result<HistoryOptions> {
  const filters = host.read('filters', itemIndex, {}) as Row;
  const texts = readTexts(filters, ['channel', 'dateFrom', 'dateTo']);
  if (!texts.ok) return texts;
  const { channel, dateFrom, dateTo } = texts.value;
  const recipients = readRecipients(filters.recipients);
  if (!recipients.ok) return recipients;
  const wish: HistoryOptions = {
    limit: readListSize(host, itemIndex),
    channel: channel === 'email' ? 'email' : 'phone',
    dateFrom,
    dateTo,
    zone: host.zone,
    recipients: recipients.value,
  };
  const query = prepareHistory(wish, new Date());
  return query.ok ? success(wish) : query;
}

function readRecipients(value: unknown): Result<string[]> {
  if (!isGiven(value)) return success([]);
  const recipients = parseRecipients(value);
  return recipients.ok
    ? recipients
    : failure(renameParameter(recipients.problem, 'to', 'recipients'));
}
