import { ENDPOINTS, type RateLimit } from '../../protocol/tables';
import { reject, succeed, type Answer } from '../answers/answer';
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
import { encodePrices, listPrices } from './get-prices';
import { listStatistics } from './get-statistics';

const NO_RECORDS = { code: 3 };
const { get } = ENDPOINTS;
const limits: readonly RateLimit[] = get.limits;

interface Action {
  readonly flag: string;
  /** `null` = a parameter is not valid. */
  list(request: EndpointRequest): Row[] | null;
  /** Names of the parameters that make two requests identical. */
  readonly parameters: readonly string[];
  /**
   * Response to an empty result: error 3, as recorded for the history, or a list without rows. In
   * text, where an empty list would print nothing, it is error 3 (a guess).
   */
  readonly whenEmpty: 'error' | 'list';
  /** Encodes the response if it is more than its rows. */
  readonly encode?: (format: Format, rows: readonly Row[], request: EndpointRequest) => Answer;
}

/** MegaFon's own statistics: always empty in the emulator. */
const listNothing = (): Row[] => [];

/** The list of sender IDs from before senders.php. */
function listSenders({ gateway, now }: EndpointRequest): Row[] {
  const { senders } = gateway.directory;
  return senders
    .all()
    .filter(({ name }) => senders.isApproved(name, now))
    .map(({ name }): Row => [['sender', name]]);
}

/** Add an action as a row here. */
const ACTIONS: readonly Action[] = [
  {
    flag: 'get_messages',
    list: listMessages,
    parameters: ['start', 'end', 'phone', 'email', 'format', 'cnt', 'prev_id'],
    whenEmpty: 'error',
  },
  {
    flag: 'get_answers',
    list: listAnswers,
    parameters: ['hour', 'after_id', 'to_phone'],
    whenEmpty: 'list',
  },
  {
    flag: 'get_stat',
    list: listStatistics,
    parameters: ['start', 'end', 'mycur', 'balance2'],
    whenEmpty: 'list',
  },
  {
    flag: 'get_price',
    list: listPrices,
    parameters: [],
    whenEmpty: 'list',
    encode: (format, rows, { gateway }) =>
      encodePrices(format, rows, gateway.account.settings.currency),
  },
  { flag: 'get_senders', list: listSenders, parameters: [], whenEmpty: 'error' },
  { flag: 'get_mega_accounts', list: listNothing, parameters: ['account'], whenEmpty: 'error' },
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
    if (!action || !rows) return reject('get', format, { code: 1 });
    const key = [action.flag, ...action.parameters.map(read)].join(' ');
    const charges = limits
      .filter(({ per }) => per === 'identicalRequest')
      .map((limit) => ({ limit, key }));
    if (!gateway.allows(charges)) return reject('get', format, { code: 9 });
    gateway.limiter.record(charges, now);
    const isText = format === 0 || format === 1;
    if (rows.length === 0 && (isText || action.whenEmpty === 'error')) {
      return reject('get', format, NO_RECORDS);
    }
    return action.encode?.(format, rows, request) ?? encodeRows(format, rows);
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
