import { SOURCES, type CodeRow } from './code-row';
import { ENDPOINTS, type EndpointName } from './endpoints';

/**
 * What a repetition of the refused request may do.
 * - `never`: the same request will be refused again.
 * - `later`: nothing was done; the same request may succeed after a pause.
 */
export type RefusalRetry = 'never' | 'later';

export interface RequestErrorRow extends CodeRow {
  readonly advice: string;
  readonly endpoints: readonly EndpointName[];
  readonly retry: RefusalRetry;
}

const everywhere = Object.keys(ENDPOINTS) as EndpointName[];

/**
 * `error_code` of a refused request. Not to be mixed up with `err` of a message: the numbers
 * overlap. One code may have several rows, one for each group of endpoints where its meaning differs.
 * Codes 3 and 5 of templates are taken over from contacts: unverified against the live service.
 */
export const REQUEST_ERRORS = [
  {
    code: 1,
    name: 'invalidParameters',
    text: 'The gateway did not accept the parameters of the request',
    advice: 'Check the values of this operation; the gateway does not say which one it means',
    endpoints: everywhere,
    retry: 'never',
    source: SOURCES.sendAnswer,
  },
  {
    code: 2,
    name: 'invalidCredentials',
    text: 'The login, password or API key is wrong, or this IP address is not allowed for the account',
    advice:
      'Check the credential and its region, and the list of allowed IP addresses in the cabinet',
    endpoints: everywhere,
    retry: 'never',
    source: SOURCES.statusAnswer,
  },
  {
    code: 3,
    name: 'insufficientFunds',
    text: 'The balance of the account is too low',
    advice: 'Top up the account, then run the workflow again',
    endpoints: ['send', 'waitCall'],
    retry: 'never',
    source: SOURCES.sendAnswer,
  },
  {
    code: 3,
    name: 'operatorNotFound',
    text: 'The gateway knows no operator for this number',
    advice: 'Check the country and the operator code of the number',
    endpoints: ['info'],
    retry: 'never',
    source: SOURCES.operatorAnswer,
  },
  {
    code: 3,
    name: 'noRecords',
    text: 'The gateway found nothing of that kind',
    advice: 'Check the phone number, the group or the ID; Get Many shows what there is',
    endpoints: ['phones', 'templates', 'operatorTemplates', 'get', 'users'],
    retry: 'never',
    source: SOURCES.contactAnswer,
  },
  {
    code: 3,
    name: 'linkNotFound',
    text: 'The gateway knows no short link with this address or ID',
    advice:
      "Give the full address that was shortened, as it stood in the text of a message with 'Shorten Links', or the ID of the short link",
    endpoints: ['tinyUrls'],
    retry: 'never',
    source: SOURCES.shortLink,
  },
  {
    code: 3,
    name: 'senderNotFound',
    text: 'The gateway does not know this sender',
    advice: 'Check the name or the ID of the sender; Get Many shows which ones the account has',
    endpoints: ['senders'],
    retry: 'never',
    source: SOURCES.senderAnswer,
  },
  {
    code: 3,
    name: 'mailingNotSaved',
    text: 'The gateway could not save the mailing, or knows none with this ID',
    advice:
      'Check the name, the recipients and the text, or the ID; Get Many shows the mailings that there are',
    endpoints: ['jobs'],
    retry: 'never',
    source: SOURCES.mailingAnswer,
  },
  {
    code: 4,
    name: 'ipBlocked',
    text: 'The IP address of this server is blocked for a while because of frequent wrong requests',
    advice:
      'Stop the workflow, correct the requests and try again later, or ask the support of the gateway',
    endpoints: everywhere,
    retry: 'never',
    source: SOURCES.statusAnswer,
  },
  {
    code: 5,
    name: 'invalidDate',
    text: 'The gateway did not accept the date or time',
    advice: "Check 'Send At' and 'Delivery Window'",
    endpoints: ['send', 'jobs'],
    retry: 'never',
    source: SOURCES.sendAnswer,
  },
  {
    code: 5,
    name: 'deletionFailed',
    text: 'The gateway could not delete the message',
    advice:
      'Check the ID and the phone number; a message with a final status can be deleted until the gateway archives it, at 03:00 Moscow time',
    endpoints: ['status'],
    retry: 'never',
    source: SOURCES.statusAnswer,
  },
  {
    code: 5,
    name: 'operationFailed',
    text: 'The gateway could not carry out the operation',
    advice:
      'Check that what you want to change exists, and that what you want to create does not exist yet',
    endpoints: ['phones', 'templates', 'operatorTemplates', 'users'],
    retry: 'never',
    source: SOURCES.contactAnswer,
  },
  {
    code: 5,
    name: 'senderNotSaved',
    text: 'The gateway could not save or delete the sender',
    advice: 'Check the name: up to 11 Latin letters, digits and signs, or up to 15 digits',
    endpoints: ['senders'],
    retry: 'never',
    source: SOURCES.senderAnswer,
  },
  // The page on confirmation calls names only the common codes; 3, 5 and 6 are known from one client.
  {
    code: 5,
    name: 'invalidPhone',
    text: 'The phone number has a wrong format',
    advice: 'Write the number in international format, e.g. +77011234567',
    endpoints: ['waitCall'],
    retry: 'never',
    source: SOURCES.callConfirmation,
  },
  {
    code: 6,
    name: 'attemptLimit',
    text: 'This number was to be confirmed by a call too often',
    advice: 'Let the subscriber call the number that was handed out before, or try again later',
    endpoints: ['waitCall'],
    retry: 'never',
    source: SOURCES.callConfirmation,
  },
  {
    code: 6,
    name: 'messageProhibited',
    text: 'The message is prohibited because of its text or its sender',
    advice:
      'Change the text or the sender ID; advertising and mass mailings need a contract with the gateway',
    endpoints: ['send'],
    retry: 'never',
    source: SOURCES.sendAnswer,
  },
  {
    code: 6,
    name: 'subClientNotFound',
    text: 'The account has no sub-client with this login',
    advice: 'Check the login; Get Statistics shows the logins that there are',
    endpoints: ['users'],
    retry: 'never',
    source: SOURCES.subClientAnswer,
  },
  {
    code: 7,
    name: 'balanceNotSeparate',
    text: 'The sub-client has no balance of its own of that kind',
    advice:
      "One that uses the balance of the account cannot be topped up; for the second balance switch on 'Second Balance'",
    endpoints: ['users'],
    retry: 'never',
    source: SOURCES.subClientAnswer,
  },
  {
    code: 7,
    name: 'invalidPhone',
    text: 'A phone number has a wrong format',
    advice: 'Write the number in international format, e.g. +77011234567',
    endpoints: ['send', 'senders'],
    retry: 'never',
    source: SOURCES.sendAnswer,
  },
  {
    code: 8,
    name: 'undeliverable',
    text: 'The message cannot be delivered to this number',
    advice: 'Use another number or another channel',
    endpoints: ['send'],
    retry: 'never',
    source: SOURCES.sendAnswer,
  },
  {
    code: 8,
    name: 'codeUndeliverable',
    text: 'The code cannot be delivered to this number',
    advice: 'Check the number, or confirm it in the cabinet',
    endpoints: ['senders'],
    retry: 'never',
    source: SOURCES.senderAnswer,
  },
  {
    code: 8,
    name: 'subClientNotSaved',
    text: 'The gateway could not save the sub-client',
    advice:
      'Check that no other client of the gateway has this login, and the values of the settings',
    endpoints: ['users'],
    retry: 'never',
    source: SOURCES.subClientAnswer,
  },
  {
    code: 9,
    name: 'duplicateOrRateLimit',
    text: 'The gateway saw the same request twice within a minute, or too many requests at once',
    advice:
      'Wait a minute before you retry. If several processes use the account, set Processes in the credential',
    endpoints: everywhere,
    retry: 'later',
    source: SOURCES.statusAnswer,
  },
  {
    code: 10,
    name: 'codeAlreadySent',
    text: 'A code was already sent to this number',
    advice: 'Use the code that was sent, or ask for another one after 8 hours',
    endpoints: ['senders'],
    retry: 'never',
    source: SOURCES.senderAnswer,
  },
  {
    code: 10,
    name: 'insufficientFunds',
    text: 'The balance of the account is too low for the amount',
    advice: 'Top up the account, or give a smaller amount',
    endpoints: ['users'],
    retry: 'never',
    source: SOURCES.subClientAnswer,
  },
  {
    code: 11,
    name: 'wrongCode',
    text: 'The code is not the one that was sent',
    advice: 'Check the code in the message to the number',
    endpoints: ['senders'],
    retry: 'never',
    source: SOURCES.senderAnswer,
  },
] as const satisfies readonly RequestErrorRow[];

export type RequestErrorName = (typeof REQUEST_ERRORS)[number]['name'];

export function findRequestError(
  endpoint: EndpointName,
  code: number,
): RequestErrorRow | undefined {
  const rows: readonly RequestErrorRow[] = REQUEST_ERRORS;
  return rows.find((row) => row.code === code && row.endpoints.includes(endpoint));
}

/** Refusals of the account itself: further requests would only get the IP address blocked. */
export const ACCOUNT_REFUSALS: ReadonlySet<string> = new Set<RequestErrorName>([
  'invalidCredentials',
  'ipBlocked',
]);

/**
 * With which `error_code` send.php refuses a request whose every recipient has this `err`; of one
 * recipient among others it gives only the `err`. Likely, from the texts of both tables.
 */
const CODE_OF_DELIVERY_ERROR: ReadonlyMap<number, number> = new Map([
  [249, 7],
  [253, 6],
  [254, 6],
]);
const UNDELIVERABLE_CODE = 8;

/** Code of the refusal that a recipient with this `err` would have got alone. */
export function findRefusalCode(deliveryError: number | null): number {
  return CODE_OF_DELIVERY_ERROR.get(deliveryError ?? 0) ?? UNDELIVERABLE_CODE;
}
