import { SUB_CLIENT_CURRENCIES, SUB_CLIENT_TYPES } from './sub-clients';

/** One choice of a setting: our name and the gateway's number. */
export interface ChoiceRow {
  readonly name: string;
  readonly code: number;
  readonly label: string;
}

/**
 * How the value of a setting is sent.
 * - `text`: unchanged.
 * - `list`: separated by commas.
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
  /** What to enter. */
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
    text: 'Number prefixes to which messages can be sent, separated by commas. A minus before a prefix excludes it, e.g. 7,-77',
  },
  {
    name: 'sendingHours',
    field: 'tmlim',
    label: 'Allowed Sending Hours',
    kind: 'text',
    text: 'Hours of the day between which messages are sent, e.g. 9-21',
  },
  {
    name: 'autoReplyToCalls',
    field: 'answ_call',
    label: 'Automatic Reply to Calls',
    kind: 'text',
    text: 'Text that callers receive by SMS',
  },
  {
    name: 'autoReply',
    field: 'answ',
    label: 'Automatic Reply to Messages',
    kind: 'text',
    text: 'Text that is sent in reply to each incoming message',
  },
  {
    name: 'callbackUrl',
    field: 'url',
    label: 'Callback URL',
    kind: 'text',
    text: 'URL that receives the delivery statuses and incoming messages of the subaccount, if they are turned on',
  },
  {
    name: 'commandPhones',
    field: 'ph',
    label: 'Command Phones',
    kind: 'list',
    text: 'Phone numbers, or group numbers, that can start mailings with SMS commands',
  },
  {
    name: 'comment',
    field: 'notes',
    label: 'Comment',
    kind: 'text',
    text: 'Note that only the main account can see',
  },
  {
    name: 'companyDetails',
    field: 'props',
    label: 'Company Details',
    kind: 'text',
    text: 'Details of the company of the subaccount, for documents',
  },
  {
    name: 'contractNumber',
    field: 'cntr',
    label: 'Contract Number',
    kind: 'text',
    text: 'Number of the contract with the subaccount, for documents',
  },
  {
    name: 'currency',
    field: 'curr',
    label: 'Currency',
    kind: 'choice',
    text: 'Currency in which the subaccount pays',
    choices: SUB_CLIENT_CURRENCIES,
  },
  {
    name: 'dailyLimit',
    field: 'dlim',
    label: 'Daily Limit',
    kind: 'number',
    text: 'Maximum number of messages per day',
  },
  {
    name: 'dailyLimitPerIp',
    field: 'ilim',
    label: 'Daily Limit per IP Address',
    kind: 'number',
    text: 'Maximum number of messages per day from one IP address',
  },
  {
    name: 'dailyLimitPerNumber',
    field: 'plim',
    label: 'Daily Limit per Number',
    kind: 'number',
    text: 'Maximum number of messages per day to one number',
  },
  {
    name: 'dailyLimitPerText',
    field: 'tlim',
    label: 'Daily Limit per Number and Text',
    kind: 'number',
    text: 'Maximum number of messages per day with the same text to one number',
  },
  { name: 'email', field: 'email', label: 'E-Mail', kind: 'text', text: 'Main e-mail address' },
  {
    name: 'emailToSmsFrom',
    field: 'mh1',
    label: 'E-Mail to SMS: First Hour',
    kind: 'number',
    text: 'Hour of the day from which e-mails are forwarded as SMS',
  },
  {
    name: 'emailToSmsUntil',
    field: 'mh2',
    label: 'E-Mail to SMS: Last Hour',
    kind: 'number',
    text: 'Hour of the day until which e-mails are forwarded as SMS',
  },
  {
    name: 'emailToSmsLength',
    field: 'mlen',
    label: 'E-Mail to SMS: Longest Message',
    kind: 'number',
    text: 'Maximum number of characters, to which an e-mail is shortened',
  },
  {
    name: 'emailToSmsPhones',
    field: 'mph',
    label: 'E-Mail to SMS: Phones',
    kind: 'list',
    text: 'Phone numbers to which e-mails are forwarded as SMS',
  },
  {
    name: 'forwardingEmail',
    field: 'email2',
    label: 'Forwarding E-Mail',
    kind: 'text',
    text: 'E-mail address for incoming messages, if it differs from the main one',
  },
  {
    name: 'forwardingPhone',
    field: 'phone2',
    label: 'Forwarding Phone',
    kind: 'text',
    text: 'Phone number for incoming messages, if it differs from the main one',
  },
  {
    name: 'historyDays',
    field: 'ktm',
    label: 'History (Days)',
    kind: 'number',
    text: 'Number of days for which sent messages are kept',
  },
  {
    name: 'longestValidity',
    field: 'vld',
    label: 'Longest Validity (Minutes)',
    kind: 'number',
    text: 'Number of minutes for which the operator can try to deliver a message',
  },
  {
    name: 'balanceWarning',
    field: 'nb',
    label: 'Low Balance',
    kind: 'number',
    text: 'Balance below which the subaccount is notified',
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
    text: 'Full name of the person or name of the company',
  },
  {
    name: 'phone',
    field: 'phone',
    label: 'Phone',
    kind: 'text',
    text: 'Main phone number',
  },
  {
    name: 'sender',
    field: 'sender',
    label: 'Sender ID',
    kind: 'text',
    text: 'Default sender ID',
  },
  {
    name: 'reserveSender',
    field: 'sender2',
    label: 'Sender ID in Reserve',
    kind: 'text',
    text: 'Sender ID to use where the default one is not allowed',
  },
  {
    name: 'siteId',
    field: 'site_id',
    label: 'Site ID',
    kind: 'number',
    text: 'Reseller site to which the subaccount belongs',
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
    text: 'Time zone such as Asia/Almaty or UTC+5, whole hours only',
  },
  {
    name: 'type',
    field: 'type',
    label: 'Type',
    kind: 'choice',
    text: 'Tariff and balance that the subaccount uses',
    choices: SUB_CLIENT_TYPES,
  },
] as const satisfies readonly SubClientSettingRow[];

export type SubClientSettingName = (typeof SUB_CLIENT_SETTINGS)[number]['name'];
