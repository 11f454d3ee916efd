import { SOURCES } from './code-row';

export type EndpointName =
  | 'send'
  | 'status'
  | 'balance'
  | 'info'
  | 'senders'
  | 'phones'
  | 'templates'
  | 'operatorTemplates'
  | 'get'
  | 'tinyUrls'
  | 'waitCall'
  | 'receivePhones'
  | 'jobs'
  | 'users';

/** A rate limit that the gateway documents. It rejects requests above the limit with error 9. */
export interface RateLimit {
  /** What the gateway counts. */
  readonly per: 'identicalRequest' | 'message' | 'multipleRequest' | 'request' | 'connection';
  /** How many are allowed. */
  readonly allowed: number;
  /** Length of the period in seconds; 0 means simultaneously. */
  readonly seconds: number;
}

/**
 * The gateway counts with its own clock, in whole seconds, and receives a request some time after it
 * was started. One second more than the documented period covers the rounding.
 */
const ROUNDING_MS = 1000;

/** Returns the time in ms after which a request no longer counts in a period of `seconds`. */
export function windowMs(seconds: number): number {
  return seconds * 1000 + ROUNDING_MS;
}

export interface EndpointRow {
  readonly name: EndpointName;
  /** Path below the base URL. */
  readonly path: string;
  readonly limits: readonly RateLimit[];
  /**
   * Maximum size of a response in bytes, several times what it can need. A record takes up to 300
   * bytes without its text, and a text up to 6 bytes per character.
   */
  readonly maxResponseBytes: number;
  readonly source: string;
}

const KIB = 1024;
const MIB = 1024 * KIB;

/** Every endpoint rejects "15 and more at once", and status.php "5 and more". */
const general: RateLimit = { per: 'connection', allowed: 14, seconds: 0 };

export const ENDPOINTS = {
  send: {
    name: 'send',
    path: '/sys/send.php',
    limits: [{ per: 'identicalRequest', allowed: 1, seconds: 60 }, general],
    // 18,000 recipients (a body of 256 KiB) with a row of 120 bytes in each of two lists.
    maxResponseBytes: 6 * MIB,
    source: SOURCES.sendAnswer,
  },
  status: {
    name: 'status',
    path: '/sys/status.php',
    limits: [
      { per: 'message', allowed: 5, seconds: 60 },
      { per: 'multipleRequest', allowed: 1, seconds: 60 },
      { per: 'connection', allowed: 4, seconds: 0 },
    ],
    // 4000 statuses with texts of 600 characters.
    maxResponseBytes: 16 * MIB,
    source: SOURCES.statusAnswer,
  },
  balance: {
    name: 'balance',
    path: '/sys/balance.php',
    limits: [{ per: 'request', allowed: 10, seconds: 60 }, general],
    maxResponseBytes: 16 * KIB,
    source: SOURCES.balanceAnswer,
  },
  info: {
    name: 'info',
    path: '/sys/info.php',
    limits: [
      { per: 'identicalRequest', allowed: 3, seconds: 60 },
      { per: 'request', allowed: 99, seconds: 60 },
      general,
    ],
    maxResponseBytes: 64 * KIB,
    source: SOURCES.operatorAnswer,
  },
  senders: {
    name: 'senders',
    path: '/sys/senders.php',
    limits: [{ per: 'identicalRequest', allowed: 3, seconds: 60 }, general],
    maxResponseBytes: 2 * MIB,
    source: SOURCES.senderAnswer,
  },
  phones: {
    name: 'phones',
    path: '/sys/phones.php',
    limits: [{ per: 'identicalRequest', allowed: 3, seconds: 60 }, general],
    // Pages of contacts. Their length is not documented.
    maxResponseBytes: 8 * MIB,
    source: SOURCES.contactAnswer,
  },
  templates: {
    name: 'templates',
    path: '/sys/templates.php',
    limits: [general],
    maxResponseBytes: 4 * MIB,
    source: SOURCES.templates,
  },
  operatorTemplates: {
    name: 'operatorTemplates',
    path: '/sys/op_templates.php',
    limits: [general],
    maxResponseBytes: 4 * MIB,
    source: SOURCES.operatorTemplates,
  },
  // The limit of identical requests is documented for one of the actions. We apply it to all.
  get: {
    name: 'get',
    path: '/sys/get.php',
    limits: [{ per: 'identicalRequest', allowed: 3, seconds: 60 }, general],
    // A page of 1000 messages with texts of 1000 characters.
    maxResponseBytes: 8 * MIB,
    source: SOURCES.history,
  },
  tinyUrls: {
    name: 'tinyUrls',
    path: '/sys/tinyurls.php',
    limits: [general],
    maxResponseBytes: 1 * MIB,
    source: SOURCES.shortLink,
  },
  waitCall: {
    name: 'waitCall',
    path: '/sys/wait_call.php',
    limits: [general],
    maxResponseBytes: 16 * KIB,
    source: SOURCES.callConfirmation,
  },
  receivePhones: {
    name: 'receivePhones',
    path: '/sys/receive_phones.php',
    limits: [general],
    maxResponseBytes: 1 * MIB,
    source: SOURCES.incomingNumbers,
  },
  // The limit is documented as "more than one identical request for actions with mailings within a
  // minute". Lists count too.
  jobs: {
    name: 'jobs',
    path: '/sys/jobs.php',
    limits: [{ per: 'identicalRequest', allowed: 1, seconds: 60 }, general],
    // Mailings with their recipients and texts.
    maxResponseBytes: 8 * MIB,
    source: SOURCES.mailingAnswer,
  },
  users: {
    name: 'users',
    path: '/sys/users.php',
    limits: [general],
    maxResponseBytes: 4 * MIB,
    source: SOURCES.subClientAnswer,
  },
} as const satisfies Record<EndpointName, EndpointRow>;

/** Requests for a price only have a separate limit on send.php. */
export const COST_REQUEST_LIMIT: RateLimit = { per: 'identicalRequest', allowed: 5, seconds: 60 };

/** Limit for adding subaccounts. Changes have the same limit, separately for each subaccount. */
export const SUB_CLIENT_LIMIT: RateLimit = { per: 'request', allowed: 3, seconds: 60 };

/** Limit for adding sender IDs, whatever they are. */
export const SENDER_CREATION_LIMIT: RateLimit = { per: 'request', allowed: 5, seconds: 60 };
