import { SOURCES } from './code-row';

const source = SOURCES.subClients;

/** Whose tariff and balance a subaccount uses. */
export const SUB_CLIENT_TYPES = [
  { name: 'independent', code: 0, label: 'Own Tariff, Own Balance', source },
  { name: 'ownBalance', code: 1, label: 'Tariff of the Account, Own Balance', source },
  { name: 'shared', code: 2, label: 'Tariff and Balance of the Account', source },
  { name: 'ownTariff', code: 3, label: 'Own Tariff, Balance of the Account', source },
  { name: 'extraLogin', code: 4, label: 'Additional Login of the Account', source },
] as const;

export const SUB_CLIENT_CURRENCIES = [
  { name: 'RUB', code: 1, label: 'RUB', source },
  { name: 'USD', code: 2, label: 'USD', source },
  { name: 'EUR', code: 3, label: 'EUR', source },
  { name: 'UAH', code: 4, label: 'UAH', source },
  { name: 'KZT', code: 5, label: 'KZT', source },
] as const;

export interface SubClientSwitchRow {
  /** Our name, stored in workflows; never renamed once released. */
  readonly name: string;
  /** The gateway's field: 1 = on, 0 = off. */
  readonly field: string;
  readonly label: string;
}

/**
 * Settings that are on or off. They are known from the code of clients; two of them are in an example
 * of the page. The gateway has more numbers, whose meaning is not documented.
 */
export const SUB_CLIENT_SWITCHES = [
  { name: 'apiLog', field: 'fl[30]', label: 'API: Log of the Last Requests' },
  { name: 'blocked', field: 'fl2[10]', label: 'Account: Blocked' },
  { name: 'hideMessages', field: 'fl2[1]', label: 'Account: Hide Messages' },
  {
    name: 'noIpConfirmation',
    field: 'fl3[20]',
    label: 'Account: No Confirmation of New IP Addresses',
  },
  { name: 'noMailings', field: 'fl[6]', label: 'Account: No Mailings' },
  {
    name: 'noMassAdvertising',
    field: 'fl2[23]',
    label: 'Account: No Mass Mailings or Advertising',
  },
  { name: 'noPayments', field: 'fl[28]', label: 'Account: No Payments' },
  { name: 'noSettings', field: 'fl[27]', label: 'Account: No Changes of Settings' },
  { name: 'sharedContacts', field: 'fl[26]', label: 'Account: Use Contacts of the Main Account' },
  { name: 'sharedSenders', field: 'fl[29]', label: 'Account: Use Sender IDs of the Main Account' },
  { name: 'secondBalance', field: 'balance2', label: 'Account: Use the Second Balance' },
  { name: 'extendedCabinet', field: 'fl2[8]', label: 'Dashboard: Extended Mode' },
  { name: 'incomingToCallback', field: 'fl[11]', label: 'Callback: Incoming Messages' },
  { name: 'statusesToCallback', field: 'fl[10]', label: 'Callback: Statuses' },
  { name: 'noCallForwarding', field: 'fl2[4]', label: 'Calls: No Forwarding' },
  { name: 'detectAnsweringMachine', field: 'fl[16]', label: 'Calls: Detect Answering Machines' },
  { name: 'noEmailToSms', field: 'mfl[0]', label: 'E-Mail to SMS: Off' },
  {
    name: 'emailToSmsPhonesInBody',
    field: 'mfl[5]',
    label: 'E-Mail to SMS: Phones in the E-Mail Text',
  },
  {
    name: 'emailToSmsPhonesInAddress',
    field: 'mfl[6]',
    label: 'E-Mail to SMS: Phones in the Address',
  },
  { name: 'emailToSmsTransliterate', field: 'mfl[4]', label: 'E-Mail to SMS: Transliterate' },
  { name: 'emailToSmsNoSender', field: 'mfl[3]', label: 'E-Mail to SMS: Without Sender' },
  { name: 'emailToSmsNoSubject', field: 'mfl[1]', label: 'E-Mail to SMS: Without Subject' },
  { name: 'emailToSmsNoText', field: 'mfl[2]', label: 'E-Mail to SMS: Without Text' },
  { name: 'forwardToEmail', field: 'fl[9]', label: 'Incoming: Forward to E-Mail' },
  { name: 'forwardToPhone', field: 'fl[8]', label: 'Incoming: Forward to Phone' },
  { name: 'cheapRoutesFirst', field: 'fl2[24]', label: 'Sending: Cheap Routes First' },
  { name: 'controlDelivery', field: 'fl[5]', label: 'Sending: Delivery Control' },
  { name: 'expensiveRoutes', field: 'fl2[9]', label: 'Sending: Expensive Routes' },
  {
    name: 'recipientsZone',
    field: 'fl2[16]',
    label: 'Sending: Hours in the Time Zone of the Recipient',
  },
  { name: 'noDelayOutsideHours', field: 'fl2[15]', label: 'Sending: Reject Outside the Hours' },
  {
    name: 'noSenderReplacement',
    field: 'fl2[12]',
    label: 'Sending: Reject if the Sender ID Would Be Replaced',
  },
  {
    name: 'noSenderInText',
    field: 'fl2[13]',
    label: 'Sending: No Replaced Sender ID in the Text',
  },
  { name: 'testMode', field: 'fl2[27]', label: 'Sending: Test Mode' },
  { name: 'smpp', field: 'fl[2]', label: 'SMPP: Access' },
  { name: 'incomingToSmpp', field: 'fl[1]', label: 'SMPP: Incoming Messages' },
  { name: 'statusOfParts', field: 'fl[23]', label: 'SMPP: Status of Each Part' },
] as const satisfies readonly SubClientSwitchRow[];

export type SubClientSwitchName = (typeof SUB_CLIENT_SWITCHES)[number]['name'];
