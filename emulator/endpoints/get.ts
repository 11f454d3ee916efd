import { ENDPOINTS, type RateLimit } from '../../protocol/tables';
import { refuse, succeed, type Answer } from '../answers/answer';
import {
  encodeCommas,
  encodeJsonList,
  encodeText,
  encodeXmlList,
  type Format,
  type Row,
} from '../answers/encode';
import { concurrencyLimits, type Endpoint, type EndpointRequest } from './endpoint';
import { listAnswers } from './get-answers';
import { listMessages } from './get-messages';
import { listPrices } from './get-prices';
import { listStatistics } from './get-statistics';

const NO_RECORDS = { code: 3, text: 'no records found' };
const { get } = ENDPOINTS;
const limits: readonly RateLimit[] = get.limits;

interface Action {
  readonly flag: string;
  /** `null` = a parameter is wrong. */
  list(request: EndpointRequest): Row[] | null;
  /** Names of the parameters that make two requests identical. */
  readonly parameters: readonly string[];
}

/** More actions are more rows. */
const ACTIONS: readonly Action[] = [
  {
    flag: 'get_messages',
    list: listMessages,
    parameters: ['start', 'end', 'phone', 'email', 'format', 'cnt', 'prev_id'],
  },
  { flag: 'get_answers', list: listAnswers, parameters: ['hour', 'after_id', 'to_phone'] },
  {
    flag: 'get_stat',
    list: listStatistics,
    parameters: ['start', 'end', 'mycur', 'balance2'],
  },
  { flag: 'get_price', list: listPrices, parameters: [] },
];

export const getEndpoint: Endpoint = {
  name: 'get',
  paths: [get.path],
  family: 'get',
  concurrency: concurrencyLimits(limits),
  handle(request) {
    const { gateway, read, format, now } = request;
    const action = ACTIONS.find(({ flag }) => read(flag) === '1');
    const rows = action?.list(request);
    if (!action || !rows) return refuse('get', format, { code: 1 });
    const key = [action.flag, ...action.parameters.map(read)].join(' ');
    const charges = limits
      .filter(({ per }) => per === 'identicalRequest')
      .map((limit) => ({ limit, key }));
    if (!gateway.allows(charges)) return refuse('get', format, { code: 9 });
    gateway.limiter.record(charges, now);
    if (rows.length === 0) return refuse('get', format, NO_RECORDS);
    return encodeRows(format, rows);
  },
};

function encodeRows(format: Format, rows: readonly Row[]): Answer {
  switch (format) {
    case 0:
      return succeed(rows.map(encodeText).join('\n'));
    case 1:
      return succeed(rows.map(encodeCommas).join('\n'));
    case 2:
      return succeed(encodeXmlList('list', 'sms', rows));
    case 3:
      return succeed(encodeJsonList(rows));
  }
}
