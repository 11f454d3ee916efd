import { by, byWith, EVERYWHERE, none, rows, type ParameterRow } from './row';

const PERIOD_OF_HISTORY = 'message.getMany:filters';

/** Statuses, balance, numbers, and the message lists of get.php. */
export const MESSAGE_PARAMETERS: readonly ParameterRow[] = [
  ...rows('status.php', 'documented', {
    ...EVERYWHERE,
    phone: byWith(
      'The statuses of several items are requested together',
      'message.getStatus:phone',
      'message.delete:phone',
      'hlr.getResult:phone',
    ),
    id: by('message.getStatus:messageId', 'message.delete:messageId', 'hlr.getResult:messageId'),
    all: by('message.getStatus:detail', 'hlr.getResult:detail', 'hlr.lookup:detail'),
    del: by('message.delete'),
  }),
  ...rows('balance.php', 'documented', {
    ...EVERYWHERE,
    cur: none('Always 1: the currency is always returned'),
  }),
  ...rows('info.php', 'documented', {
    ...EVERYWHERE,
    get_operator: by('number.getOperator'),
    phone: by('number.getOperator:phone'),
  }),
  ...rows('get.php', 'documented', {
    ...EVERYWHERE,
    get_messages: by('message.getMany'),
    start: by(`${PERIOD_OF_HISTORY}.dateFrom`, 'account.getStatistics:dateFrom'),
    end: by(`${PERIOD_OF_HISTORY}.dateTo`, 'account.getStatistics:dateTo'),
    phone: by('message.getMany:filters.recipients'),
    email: by('message.getMany:filters.recipients'),
    format: by('message.getMany:filters.channel'),
    cnt: by('message.getMany:limit'),
    prev_id: byWith('Pages are requested one after the other', 'message.getMany:returnAll'),
    get_price: by('account.getPrices'),
    after_id: byWith(
      'Also where the polling trigger continues',
      'incomingMessage.getMany:filters.afterId',
    ),
  }),
  ...rows('get.php', 'likely', {
    get_answers: by('incomingMessage.getMany'),
    hour: by('incomingMessage.getMany:filters.hours'),
    to_phone: by('incomingMessage.getMany:filters.toPhone'),
    get_stat: by('account.getStatistics'),
    mycur: by('account.getStatistics:options.inOwnCurrency'),
    balance2: by('account.getStatistics:options.secondBalance'),
    get_mega_accounts: none(
      'Statistics of an account with one operator (MegaFon), known from one client; it is not documented who has such an account or what the response contains',
    ),
    account: none('Belongs to get_mega_accounts'),
    get_senders: none('An older list of sender IDs; Get Many of Sender uses senders.php'),
  }),
  ...rows('get_mnp.php', 'likely', {
    date: none(
      'A dump of all ported numbers, far too large for a workflow; Get Operator looks up one number',
    ),
  }),
  ...rows('tinyurls.php', 'documented', {
    ...EVERYWHERE,
    get: by('shortLink.get'),
    link: by('shortLink.get:shortLink'),
    id: by('shortLink.get:shortLink'),
  }),
  ...rows('wait_call.php', 'documented', {
    ...EVERYWHERE,
    phone: by('callConfirmation.getNumber:phone'),
  }),
];
