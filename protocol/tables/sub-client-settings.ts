import { SUB_CLIENT_CURRENCIES, SUB_CLIENT_TYPES } from './sub-clients';

/** One choice of a setting: our name of it and the gateway's number. */
export interface ChoiceRow {
  readonly name: string;
  readonly code: number;
  readonly label: string;
}

/**
 * How the value of a setting is written.
 * - `text`, `list`: as it stands, a list with commas.
 * - `number`: a whole number of at least 0.
 * - `tariff`: the number of a tariff from 1, which the gateway counts from 0.
 * - `zone`: an IANA name or an offset, which the gateway counts in whole hours from GMT-12.
 * - `choice`: one of `choices`.
 */
export type SubClientSettingKind = 'text' | 'list' | 'number' | 'tariff' | 'zone' | 'choice';

export interface SubClientSettingRow {
  /** Our name, stored in workflows; never renamed once released. */
  readonly name: string;
  /** The gateway's field. */
  readonly field: string;
  readonly label: string;
  readonly kind: SubClientSettingKind;
  /** What belongs into it. */
  readonly text: string;
  readonly choices?: readonly ChoiceRow[];
}

/** Settings with a value. Source: HTTP API, "Sub-clients: description of the parameters". */
export const SUB_CLIENT_SETTINGS = [
  {
    name: 'allowedCodes',
    field: 'fmts',
    label: 'Allowed Country Codes',
    kind: 'list',
    text: 'Codes of numbers that messages may go to, separated by comma; a dash before a code excludes it, e.g. 7,-77',
  },
  {
    name: 'sendingHours',
    field: 'tmlim',
    label: 'Allowed Sending Hours',
    kind: 'text',
    text: 'Hours of the day between which messages are sent, like 9-21',
  },
  {
    name: 'autoReplyToCalls',
    field: 'answ_call',
    label: 'Automatic Reply to Calls',
    kind: 'text',
    text: 'Text that a caller gets by SMS',
  },
  {
    name: 'autoReply',
    field: 'answ',
    label: 'Automatic Reply to Messages',
    kind: 'text',
    text: 'Text that is sent back to whoever writes',
  },
  {
    name: 'callbackUrl',
    field: 'url',
    label: 'Callback URL',
    kind: 'text',
    text: 'Address that gets the delivery statuses and incoming messages of the sub-client, as far as they are switched on',
  },
  {
    name: 'commandPhones',
    field: 'ph',
    label: 'Command Phones',
    kind: 'list',
    text: 'Numbers, or numbers of groups, that may start mailings by SMS commands',
  },
  {
    name: 'comment',
    field: 'notes',
    label: 'Comment',
    kind: 'text',
    text: 'Note that only the main account sees',
  },
  {
    name: 'companyDetails',
    field: 'props',
    label: 'Company Details',
    kind: 'text',
    text: 'Of the company of the sub-client, for documents',
  },
  {
    name: 'contractNumber',
    field: 'cntr',
    label: 'Contract Number',
    kind: 'text',
    text: 'Of the contract with the sub-client, for documents',
  },
  {
    name: 'currency',
    field: 'curr',
    label: 'Currency',
    kind: 'choice',
    text: 'In which the sub-client pays',
    choices: SUB_CLIENT_CURRENCIES,
  },
  {
    name: 'dailyLimit',
    field: 'dlim',
    label: 'Daily Limit',
    kind: 'number',
    text: 'Most messages in a day',
  },
  {
    name: 'dailyLimitPerIp',
    field: 'ilim',
    label: 'Daily Limit per IP Address',
    kind: 'number',
    text: 'Most messages in a day from one IP address',
  },
  {
    name: 'dailyLimitPerNumber',
    field: 'plim',
    label: 'Daily Limit per Number',
    kind: 'number',
    text: 'Most messages in a day to one number',
  },
  {
    name: 'dailyLimitPerText',
    field: 'tlim',
    label: 'Daily Limit per Number and Text',
    kind: 'number',
    text: 'Most messages in a day with one text to one number',
  },
  { name: 'email', field: 'email', label: 'E-Mail', kind: 'text', text: 'Main address' },
  {
    name: 'emailToSmsFrom',
    field: 'mh1',
    label: 'E-Mail to SMS: First Hour',
    kind: 'number',
    text: 'Hour of the day from which letters are passed on as SMS',
  },
  {
    name: 'emailToSmsUntil',
    field: 'mh2',
    label: 'E-Mail to SMS: Last Hour',
    kind: 'number',
    text: 'Hour of the day until which letters are passed on as SMS',
  },
  {
    name: 'emailToSmsLength',
    field: 'mlen',
    label: 'E-Mail to SMS: Longest Message',
    kind: 'number',
    text: 'Characters to which a letter is cut',
  },
  {
    name: 'emailToSmsPhones',
    field: 'mph',
    label: 'E-Mail to SMS: Phones',
    kind: 'list',
    text: 'Numbers to which letters are passed on as SMS',
  },
  {
    name: 'forwardingEmail',
    field: 'email2',
    label: 'Forwarding E-Mail',
    kind: 'text',
    text: 'Address for incoming messages, if it is not the main one',
  },
  {
    name: 'forwardingPhone',
    field: 'phone2',
    label: 'Forwarding Phone',
    kind: 'text',
    text: 'Number for incoming messages, if it is not the main one',
  },
  {
    name: 'historyDays',
    field: 'ktm',
    label: 'History (Days)',
    kind: 'number',
    text: 'How long sent messages are kept',
  },
  {
    name: 'longestValidity',
    field: 'vld',
    label: 'Longest Validity (Minutes)',
    kind: 'number',
    text: 'How long the operator may try to deliver a message',
  },
  {
    name: 'balanceWarning',
    field: 'nb',
    label: 'Low Balance',
    kind: 'number',
    text: 'Balance below which the sub-client is notified',
  },
  {
    name: 'leastTariff',
    field: 'mintrf',
    label: 'Minimum Tariff',
    kind: 'tariff',
    text: 'Number of the tariff, from 1 to 9',
  },
  {
    name: 'fullName',
    field: 'fio',
    label: 'Name',
    kind: 'text',
    text: 'Full name of the person, or name of the company',
  },
  {
    name: 'phone',
    field: 'phone',
    label: 'Phone',
    kind: 'text',
    text: 'Main number',
  },
  {
    name: 'sender',
    field: 'sender',
    label: 'Sender',
    kind: 'text',
    text: 'Default sender ID',
  },
  {
    name: 'reserveSender',
    field: 'sender2',
    label: 'Sender in Reserve',
    kind: 'text',
    text: 'Sender ID that is used where the default one is not allowed',
  },
  {
    name: 'siteId',
    field: 'site_id',
    label: 'Site ID',
    kind: 'number',
    text: 'Site of a reseller that the sub-client belongs to',
  },
  {
    name: 'tariff',
    field: 'tariff',
    label: 'Tariff',
    kind: 'tariff',
    text: 'Number of the tariff, from 1 to 9',
  },
  {
    name: 'timezone',
    field: 'tz',
    label: 'Time Zone',
    kind: 'zone',
    text: 'Like Asia/Almaty or UTC+5; whole hours only',
  },
  {
    name: 'type',
    field: 'type',
    label: 'Type',
    kind: 'choice',
    text: 'Whose tariff and balance the sub-client uses',
    choices: SUB_CLIENT_TYPES,
  },
] as const satisfies readonly SubClientSettingRow[];

export type SubClientSettingName = (typeof SUB_CLIENT_SETTINGS)[number]['name'];
