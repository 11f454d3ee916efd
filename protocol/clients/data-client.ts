import {
  buildHistoryRequest,
  prepareHistory,
  readHistoryResponse,
  type HistoryFilter,
} from '../endpoints/history';
import {
  buildInboxRequest,
  readInboxResponse,
  type InboxFilter,
  type InboxRecord,
} from '../endpoints/inbox';
import { buildPricesRequest, readPricesResponse, type ZonePrices } from '../endpoints/prices';
import {
  buildShortLinkRequest,
  readShortLinkResponse,
  type ShortLink,
  type ShortLinkKey,
} from '../endpoints/short-link';
import {
  buildStatisticsRequest,
  readStatisticsResponse,
  type Statistics,
  type StatisticsFilter,
} from '../endpoints/statistics';
import {
  buildWaitCallRequest,
  readWaitCallResponse,
  type ConfirmationNumber,
} from '../endpoints/wait-call';
import type { Result } from '../result';
import type { GatewayFields } from '../wire/gateway-fields';
import type { ClientOptions } from './client-options';
import { collectHistory } from './collect-history';
import { collectInbox } from './collect-inbox';
import type { ClientContext } from './exchange';
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
  context: ClientContext,
  { clock }: Pick<ClientOptions, 'clock'>,
): DataClient {
  const { sendRequest, encoding } = context;
  return {
    ...createIncomingNumberClient(context),
    async getHistory({ limit, sinceId, ...filter }) {
      const query = prepareHistory(filter, new Date(clock()));
      if (!query.ok) return query;
      return await collectHistory({ limit, sinceId, period: query.value.period }, (page) =>
        sendRequest(buildHistoryRequest(query.value, page, encoding), readHistoryResponse, 'get'),
      );
    },
    getInbox({ limit, ...filter }) {
      return collectInbox(limit, filter.afterId?.trim() || undefined, (afterId) =>
        sendRequest(buildInboxRequest({ ...filter, afterId }, encoding), readInboxResponse, 'get'),
      );
    },
    getStatistics(filter) {
      const now = new Date(clock());
      return sendRequest(
        buildStatisticsRequest(filter, { ...encoding, now }),
        readStatisticsResponse,
        'get',
      );
    },
    getPrices() {
      return sendRequest(buildPricesRequest(encoding), readPricesResponse, 'get');
    },
    getShortLink(key) {
      return sendRequest(buildShortLinkRequest(key, encoding), readShortLinkResponse);
    },
    getConfirmationNumber(phone) {
      return sendRequest(buildWaitCallRequest(phone, encoding), readWaitCallResponse);
    },
  };
}
