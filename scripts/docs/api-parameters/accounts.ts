import { SUB_CLIENT_SETTINGS, SUB_CLIENT_SWITCHES } from '../../../protocol/tables';
import { by, byWith, EVERYWHERE, none, rows, type Cover, type ParameterRow } from './row';

const option = (name: string): Cover => by(`mailing.create:options.${name}`);
const CHANNEL = by('mailing.create:channel');
const NOT_A_TEXT =
  'Mailings of this package are texts; send a message of this kind with Send, which accepts long lists and Send At, too';
const NO_MAILING = 'A separate request (HLR, Number) with a response, not a mailing';

const SETTINGS = Object.fromEntries([
  ...SUB_CLIENT_SETTINGS.map(({ field, name }): [string, Cover] => [
    field,
    name === 'siteId'
      ? by('subClient.create:settings.siteId')
      : by(`subClient.create:settings.${name}`, `subClient.update:updateFields.${name}`),
  ]),
  ...SUB_CLIENT_SWITCHES.map(({ field }): [string, Cover] => [
    field,
    by(
      'subClient.create:settings.switchOn',
      'subClient.update:updateFields.switchOn',
      'subClient.update:updateFields.switchOff',
    ),
  ]),
]);

const settingsOf = (fields: readonly string[]) =>
  Object.fromEntries(Object.entries(SETTINGS).filter(([field]) => fields.includes(field)));
const settingsBut = (fields: readonly string[]) =>
  Object.fromEntries(Object.entries(SETTINGS).filter(([field]) => !fields.includes(field)));

/** Settings named by the available part of the page. */
const ON_THE_PAGE = [
  'site_id',
  'type',
  'email',
  'email2',
  'phone',
  'phone2',
  'fl[8]',
  'fl[9]',
  'fl[29]',
  'fmts',
  'fio',
];

/** Mailings and subaccounts. */
export const ACCOUNT_PARAMETERS: readonly ParameterRow[] = [
  ...rows('jobs.php', 'documented', {
    ...EVERYWHERE,
    add: by('mailing.create'),
    get: by('mailing.get'),
    get_all: by('mailing.getMany'),
    del: by('mailing.delete'),
    cancel: by('mailing.cancel'),
    name: by('mailing.create:name'),
    phones: by('mailing.create:to'),
    mes: byWith(
      'The comment is sent after the text',
      'mailing.create:text',
      'mailing.create:options.comment',
    ),
    id: by(
      'mailing.get:mailingId',
      'mailing.cancel:mailingId',
      'mailing.delete:mailingId',
      'mailing.create:options.messageId',
    ),
    mail: CHANNEL,
    cost: by('mailing.create:options.includeCost'),
  }),
  ...rows('jobs.php', 'likely', {
    list: by('mailing.create:personalTexts'),
    tpl: by('mailing.create:templateId'),
    rpt: by('mailing.create:repeatEvery'),
    rptn: by('mailing.create:maxRepeats'),
    sender: by('mailing.create:sender'),
    sender2: option('retrySender'),
    mes2: option('fallbackText'),
    'fl[5]': option('retryUndelivered'),
    start: by('mailing.getMany:filters.dateFrom'),
    end: by('mailing.getMany:filters.dateTo'),
    time: by('mailing.create:sendAt', 'mailing.create:options.deliveryWindow'),
    tz: option('timezone'),
    period: option('spreadPeriod'),
    freq: option('spreadFrequency'),
    valid: option('validity'),
    maxsms: option('maxParts'),
    translit: option('transliterate'),
    tinyurl: option('shortenLinks'),
    fileurl: option('fileUrl'),
    subj: by('mailing.create:subject'),
    flash: CHANNEL,
    viber: CHANNEL,
    whatsapp: CHANNEL,
    tg: CHANNEL,
    soc: CHANNEL,
    call: byWith('The text is read aloud', 'mailing.create:channel'),
    voice: by('mailing.create:voice', 'mailing.create:voiceLanguage'),
    param: by(
      'mailing.create:options.wait',
      'mailing.create:options.repeat',
      'mailing.create:options.attempts',
    ),
    bot: by('mailing.create:botName'),
    smsreq: option('confirmNumberAfter'),
    bin: none(NOT_A_TEXT),
    push: none(NOT_A_TEXT),
    mms: none(NOT_A_TEXT),
    hlr: none(NO_MAILING),
    ping: none(NO_MAILING),
  }),
  ...rows('users.php', 'documented', {
    ...EVERYWHERE,
    add: by('subClient.create'),
    chg: by('subClient.update'),
    pay: by('subClient.topUp'),
    get_stat: by('subClient.getStatistics'),
    get_stat_all: by('subClient.getStatistics:options.detailed'),
    user: by(
      'subClient.create:login',
      'subClient.update:login',
      'subClient.topUp:login',
      'subClient.getStatistics:login',
    ),
    password: by('subClient.create:password', 'subClient.update:updateFields.newPassword'),
    pswc: by('subClient.update:updateFields.currentPassword'),
    new_login: by('subClient.update:updateFields.newLogin'),
    sum: by('subClient.topUp:amount'),
    balance2: by(
      'subClient.topUp:options.secondBalance',
      'subClient.getStatistics:options.secondBalance',
      'subClient.update:updateFields.switchOn',
    ),
    start: by('subClient.getStatistics:dateFrom'),
    end: by('subClient.getStatistics:dateTo'),
    user_id: by('subClient.getStatistics:options.subClientId'),
    reseller: by('subClient.getStatistics:balances'),
    hide_deleted: by('subClient.getStatistics:options.hideDeleted'),
    mycur: by('subClient.getStatistics:options.inOwnCurrency'),
    ...settingsOf(ON_THE_PAGE),
  }),
  ...rows('users.php', 'likely', settingsBut([...ON_THE_PAGE, 'balance2'])),
];
