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
import { readSendAnswer, type SendAnswer } from '../endpoints/send-response';
import type { SendParameters } from '../endpoints/send-parameters';
import { nameContent } from '../bulk/bulk-message';
import { unreadableAnswer } from '../problem';
import { failure, success, type Result } from '../result';
import type { DataClient } from './data-client';
import type { Conversation, ExchangeOptions } from './exchange';
import type { StatusReader } from './status-reader';

/** Sending: one request, or all the items of a run. */
export interface BulkClient {
  /**
   * Sends, or asks the price (`cost: 1`), also HLR and ping by their channel. One request, never
   * repeated: after a problem with `retry: 'unknownOutcome'` the gateway may have accepted it.
   */
  send(parameters: SendParameters): Promise<Result<SendAnswer>>;
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

/** What is asked of a message whose answer was lost: all that the answer would have told. */
const EVERYTHING = 2;

/** Of a history that is searched for what an interrupted run may have sent. */
const MOST_RECORDS = 50_000;
const TOO_LONG = unreadableAnswer('get', `a history of more than ${MOST_RECORDS} messages`);

export function createBulkClient(
  { ask, encoding }: Conversation,
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
    ask(
      request,
      (answer) => readSendAnswer(answer, { cost: parameters.cost }),
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
        const wish = { channel, recipients: own, dateFrom, limit: MOST_RECORDS };
        const records = await others.getHistory(wish);
        if (!records.ok) return records;
        // What is missing would be sent a second time.
        if (records.value.length === MOST_RECORDS) return failure(TOO_LONG);
        found.push(...records.value);
      }
      return success(found);
    },
    findStatuses: (keys, deadline) =>
      others.getStatusOfEach(keys, { detail: EVERYTHING, deadline }),
  };
  return {
    send: (parameters) => send(parameters),
    sendAll: (items, settings) =>
      sendMessages(items, { budgetMs: patienceMs, ...settings }, ports),
    priceAll: (items, settings) => priceMessages(items, settings, ports),
    previewAll: (items, settings) => previewMessages(items, settings, ports),
  };
}
