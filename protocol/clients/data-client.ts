import {
  buildHistoryRequest,
  prepareHistory,
  readHistoryAnswer,
  type HistoryFilter,
} from '../endpoints/history';
import {
  buildInboxRequest,
  readInboxAnswer,
  type InboxFilter,
  type InboxRecord,
} from '../endpoints/inbox';
import { buildPricesRequest, readPricesAnswer, type ZonePrices } from '../endpoints/prices';
import {
  buildShortLinkRequest,
  readShortLinkAnswer,
  type ShortLink,
  type ShortLinkKey,
} from '../endpoints/short-link';
import {
  buildStatisticsRequest,
  readStatisticsAnswer,
  type Statistics,
  type StatisticsFilter,
} from '../endpoints/statistics';
import {
  buildWaitCallRequest,
  readWaitCallAnswer,
  type ConfirmationNumber,
} from '../endpoints/wait-call';
import type { Result } from '../result';
import type { GatewayFields } from '../wire/gateway-fields';
import type { ClientOptions } from './client-options';
import { collectHistory } from './collect-history';
import { collectInbox } from './collect-inbox';
import type { Conversation } from './exchange';
import { createIncomingNumberClient, type IncomingNumberClient } from './incoming-number-client';

export interface HistoryOptions extends HistoryFilter {
  readonly limit: number;
  /** `int_id` of the oldest record to include. */
  readonly sinceId?: string;
}

export interface InboxOptions extends InboxFilter {
  readonly limit: number;
}

export interface DataClient extends IncomingNumberClient {
  /** Lists sent messages from the newest to the oldest, for `toStatusRecord`. */
  getHistory(options: HistoryOptions): Promise<Result<GatewayFields[]>>;
  /** Lists incoming messages from the oldest to the newest. */
  getInbox(options: InboxOptions): Promise<Result<InboxRecord[]>>;
  getStatistics(filter: StatisticsFilter): Promise<Result<Statistics[]>>;
  /** Returns the price list of the account. */
  getPrices(): Promise<Result<ZonePrices[]>>;
  getShortLink(key: ShortLinkKey): Promise<Result<ShortLink>>;
  /**
   * Returns a number that the subscriber calls to confirm the subscriber's own number; a callback
   * reports the call.
   */
  getConfirmationNumber(phone: string): Promise<Result<ConfirmationNumber>>;
}

export function createDataClient(
  conversation: Conversation,
  { clock }: Pick<ClientOptions, 'clock'>,
): DataClient {
  const { ask, encoding } = conversation;
  return {
    ...createIncomingNumberClient(conversation),
    async getHistory({ limit, sinceId, ...filter }) {
      const query = prepareHistory(filter, new Date(clock()));
      if (!query.ok) return query;
      return await collectHistory({ limit, sinceId, period: query.value.period }, (page) =>
        ask(buildHistoryRequest(query.value, page, encoding), readHistoryAnswer, 'get'),
      );
    },
    getInbox({ limit, ...filter }) {
      return collectInbox(limit, filter.afterId?.trim() || undefined, (afterId) =>
        ask(buildInboxRequest({ ...filter, afterId }, encoding), readInboxAnswer, 'get'),
      );
    },
    getStatistics(filter) {
      const now = new Date(clock());
      return ask(buildStatisticsRequest(filter, { ...encoding, now }), readStatisticsAnswer, 'get');
    },
    getPrices() {
      return ask(buildPricesRequest(encoding), readPricesAnswer, 'get');
    },
    getShortLink(key) {
      return ask(buildShortLinkRequest(key, encoding), readShortLinkAnswer);
    },
    getConfirmationNumber(phone) {
      return ask(buildWaitCallRequest(phone, encoding), readWaitCallAnswer);
    },
  };
}
