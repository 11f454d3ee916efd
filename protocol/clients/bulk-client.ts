import { previewMessages, type Preview } from '../bulk/preview-messages';
import { priceMessages } from '../bulk/price-messages';
import { sendMessages, type SendSettings } from '../bulk/send-messages';
import type { BatchSettings, BulkPorts } from '../bulk/batching';
import type { ItemOutcomes } from '../bulk/duplicates';
import type { GuardPorts } from '../bulk/guards';
import type { HistoryPorts } from '../bulk/history';
import type { GatewayFields } from '../wire/gateway-fields';
import type { GatewayRequest } from '../wire/request';
import { buildSendRequest, type SendOrder } from '../endpoints/send';
import { readSendResponse, type SendResponse } from '../endpoints/send-response';
import type { SendParameters } from '../endpoints/send-parameters';
import { nameContent } from '../bulk/bulk-message';
import { unreadableResponse } from '../problem';
import { failure, success, type Result } from '../result';
import type { DataClient } from './data-client';
import type { ClientContext, ExchangeOptions } from './exchange';
import type { StatusReader } from './status-reader';

/** Sends one request, or all items of a run. */
export interface BulkClient {
  /**
   * Sends a message, an HLR request or a ping, or a price request (`cost: 1`), without retries.
   * Problems: InvalidInput; a request error; TransportFailure and an unreadable response. After a
   * problem with `retry: 'unknownOutcome'` the gateway may have accepted the request.
   */
  send(parameters: SendParameters): Promise<Result<SendResponse>>;
  /**
   * Sends the orders of all items (`null` is left out) in as few requests as the limits allow, and each
   * message exactly once as far as the gateway can confirm it. Returns outcomes in the order of the items.
   * Problems: one that stopped the run before anything was sent, such as a price above `maxCost`.
   */
  sendAll(
    items: readonly (SendOrder | null)[],
    settings: SendSettings,
  ): Promise<Result<ItemOutcomes[]>>;
  /** Returns the prices of the orders of all items, in as few requests as the limits allow. Sends nothing. */
  priceAll(items: readonly (SendOrder | null)[], settings: BatchSettings): Promise<ItemOutcomes[]>;
  /** Returns the requests that `sendAll` would make. Sends nothing, not even a price request. */
  previewAll(
    items: readonly (SendOrder | null)[],
    settings: BatchSettings & Pick<SendSettings, 'identity'>,
  ): Preview;
}

/** Detail of the lookup after a lost response, with all values that the response would have had. */
const FULL_DETAIL = 2;

/** Maximum length of the history of an interrupted run. */
const MAX_RECORDS = 50_000;
const TOO_LONG = unreadableResponse('get', `a history of more than ${MAX_RECORDS} messages`);

export function createBulkClient(
  { sendRequest, encoding }: ClientContext,
  others: Pick<StatusReader, 'getStatusOfEach'> & GuardPorts & Pick<DataClient, 'getHistory'>,
  options: ExchangeOptions,
): BulkClient {
  const { clock, monotonicNow = clock, sleep, signal, random = () => 1 } = options;
  const { patienceMs, onWait } = options;
  const build = (parameters: SendParameters) =>
    buildSendRequest(parameters, { ...encoding, now: new Date(clock()) });
  const send = (
    parameters: SendParameters,
    request: Result<GatewayRequest> | GatewayRequest = build(parameters),
  ) =>
    sendRequest(
      request,
      (response) => readSendResponse(response, { cost: parameters.cost }),
      parameters.cost === 1 ? 'price' : undefined,
    );
  const ports: BulkPorts & GuardPorts & HistoryPorts = {
    clock,
    monotonicNow,
    sleep,
    signal,
    random,
    patienceMs,
    onWait,
    build,
    send,
    sentAgo: (request) => options.limits().sends.ago(nameContent(request), monotonicNow()),
    noteSent: (request) => options.limits().sends.note(nameContent(request), monotonicNow()),
    getBalance: () => others.getBalance(),
    async findInHistory(recipients, from) {
      const isAddress = (recipient: string): boolean => recipient.includes('@');
      const found: GatewayFields[] = [];
      for (const channel of ['phone', 'email'] as const) {
        const own = recipients.filter((one) => isAddress(one) === (channel === 'email'));
        if (own.length === 0) continue;
        const dateFrom = new Date(from).toISOString();
        const options = { channel, recipients: own, dateFrom, limit: MAX_RECORDS };
        const records = await others.getHistory(options);
        if (!records.ok) return records;
        // Messages beyond the limit would be sent a second time.
        if (records.value.length === MAX_RECORDS) return failure(TOO_LONG);
        found.push(...records.value);
      }
      return success(found);
    },
    findStatuses: (keys, deadline) =>
      others.getStatusOfEach(keys, { detail: FULL_DETAIL, deadline }),
  };
  return {
    send: (parameters) => send(parameters),
    sendAll: (items, settings) => sendMessages(items, { budgetMs: patienceMs, ...settings }, ports),
    priceAll: (items, settings) => priceMessages(items, settings, ports),
    previewAll: (items, settings) => previewMessages(items, settings, ports),
  };
}
