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

/** A rate limit as the gateway documents it; going over it answers error 9. */
export interface RateLimit {
  /** What is counted. */
  readonly per: 'identicalRequest' | 'message' | 'multipleRequest' | 'request' | 'connection';
  /** How many are allowed. */
  readonly allowed: number;
  /** Length of the window in seconds; 0 = at the same time. */
  readonly seconds: number;
}

/**
 * The gateway counts by its own clock and in whole seconds, and a request reaches it some time
 * between start and end. A second more than the documented window covers the rounding.
 */
const ROUNDING_MS = 1000;

/** Returns the milliseconds after which a request no longer counts in a window of so many seconds. */
export function windowMs(seconds: number): number {
  return seconds * 1000 + ROUNDING_MS;
}

export interface EndpointRow {
  readonly name: EndpointName;
  /** Path below the base URL. */
  readonly path: string;
  readonly limits: readonly RateLimit[];
  /**
   * Bytes that an answer may have, several times what it can need. A record takes up to 300 bytes
   * without its text, and a text up to 6 bytes a character.
   */
  readonly largestAnswer: number;
  readonly source: string;
}

const KIB = 1024;
const MIB = 1024 * KIB;

/** "15 and more at once" is refused on every endpoint, "5 and more" on status.php. */
const general: RateLimit = { per: 'connection', allowed: 14, seconds: 0 };

export const ENDPOINTS = {
  send: {
    name: 'send',
    path: '/sys/send.php',
    limits: [{ per: 'identicalRequest', allowed: 1, seconds: 60 }, general],
    // 18,000 recipients (a body of 256 KiB) with a row of 120 bytes in each of two lists.
    largestAnswer: 6 * MIB,
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
    largestAnswer: 16 * MIB,
    source: SOURCES.statusAnswer,
  },
  balance: {
    name: 'balance',
    path: '/sys/balance.php',
    limits: [{ per: 'request', allowed: 10, seconds: 60 }, general],
    largestAnswer: 16 * KIB,
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
    largestAnswer: 64 * KIB,
    source: SOURCES.operatorAnswer,
  },
  senders: {
    name: 'senders',
    path: '/sys/senders.php',
    limits: [{ per: 'identicalRequest', allowed: 3, seconds: 60 }, general],
    largestAnswer: 2 * MIB,
    source: SOURCES.senderAnswer,
  },
  phones: {
    name: 'phones',
    path: '/sys/phones.php',
    limits: [{ per: 'identicalRequest', allowed: 3, seconds: 60 }, general],
    // Pages of contacts; how long one is, is not documented.
    largestAnswer: 8 * MIB,
    source: SOURCES.contactAnswer,
  },
  templates: {
    name: 'templates',
    path: '/sys/templates.php',
    limits: [general],
    largestAnswer: 4 * MIB,
    source: SOURCES.templates,
  },
  operatorTemplates: {
    name: 'operatorTemplates',
    path: '/sys/op_templates.php',
    limits: [general],
    largestAnswer: 4 * MIB,
    source: SOURCES.operatorTemplates,
  },
  // The limit of identical requests is documented for one of its actions; we keep to it in all.
  get: {
    name: 'get',
    path: '/sys/get.php',
    limits: [{ per: 'identicalRequest', allowed: 3, seconds: 60 }, general],
    // A page of 1000 messages with texts of 1000 characters.
    largestAnswer: 8 * MIB,
    source: SOURCES.history,
  },
  tinyUrls: {
    name: 'tinyUrls',
    path: '/sys/tinyurls.php',
    limits: [general],
    largestAnswer: 1 * MIB,
    source: SOURCES.shortLink,
  },
  waitCall: {
    name: 'waitCall',
    path: '/sys/wait_call.php',
    limits: [general],
    largestAnswer: 16 * KIB,
    source: SOURCES.callConfirmation,
  },
  receivePhones: {
    name: 'receivePhones',
    path: '/sys/receive_phones.php',
    limits: [general],
    largestAnswer: 1 * MIB,
    source: SOURCES.incomingNumbers,
  },
  // "More than one identical request for actions with mailings within a minute": lists included.
  jobs: {
    name: 'jobs',
    path: '/sys/jobs.php',
    limits: [{ per: 'identicalRequest', allowed: 1, seconds: 60 }, general],
    // Mailings with their recipients and texts.
    largestAnswer: 8 * MIB,
    source: SOURCES.mailingAnswer,
  },
  users: {
    name: 'users',
    path: '/sys/users.php',
    limits: [general],
    largestAnswer: 4 * MIB,
    source: SOURCES.subClientAnswer,
  },
} as const satisfies Record<EndpointName, EndpointRow>;

/** Requests that only ask for the price have a limit of their own on send.php. */
export const COST_REQUEST_LIMIT: RateLimit = { per: 'identicalRequest', allowed: 5, seconds: 60 };

/** Additions of sub-clients, and apart from them changes of each one. */
export const SUB_CLIENT_LIMIT: RateLimit = { per: 'request', allowed: 3, seconds: 60 };

/** New sender IDs, counted whatever they are. */
export const SENDER_CREATION_LIMIT: RateLimit = { per: 'request', allowed: 5, seconds: 60 };
