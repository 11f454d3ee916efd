import { buildBalanceRequest, readBalanceResponse, type Balance } from '../endpoints/balance';
import { buildOperatorRequest, readOperatorResponse, type Operator } from '../endpoints/info';
import { buildDeleteRequest, readDeleteResponse } from '../endpoints/status';
import { AccountLimits } from '../pacing/account-limits';
import { retryRead, WaitBudget, monotonicClock } from '../pacing/retry';
import type { Result } from '../result';
import { DEFAULT_ENCODING } from '../wire/request';
import type { MessageKey } from '../wire/status-query';
import { createBulkClient, type BulkClient } from './bulk-client';
import type { ClientOptions } from './client-options';
import { createRequestSender, HostSwitch } from './exchange';
import { createContactClient, type ContactClient } from './contact-client';
import { createDataClient, type DataClient } from './data-client';
import { createGroupClient, type GroupClient } from './group-client';
import { createMailingClient, type MailingClient } from './mailing-client';
import { createSenderClient, type SenderClient } from './sender-client';
import { createSubClientClient, type SubClientClient } from './sub-client-client';
import { createTemplateClient, type TemplateClient } from './template-client';
import { createStatusReader, type StatusReader } from './status-reader';

/** All requests of an account, combined from the clients of the topics. */
export interface Client
  extends StatusReader,
    BulkClient,
    ContactClient,
    DataClient,
    GroupClient,
    MailingClient,
    SenderClient,
    SubClientClient,
    TemplateClient {
  /** Deletes a message that is not in the archive. A message that still waits is then not sent. */
  deleteMessage(key: MessageKey): Promise<Result<true>>;
  /** Also learns the currency of the account. */
  getBalance(): Promise<Result<Balance>>;
  /**
   * Currency of all amounts: the one that the gateway told with the balance, else that of the region;
   * `null` if neither is known. Responses with a price do not name it.
   */
  readonly currency: string | null;
  /** Returns the operator from the gateway's database, without a query to the operator. */
  getOperator(phone: string): Promise<Result<Operator>>;
}

/** Total time in ms of the pauses between the retries of a read-only request. */
const READING_BUDGET_MS = 300_000;

/** Returns a client of one account. It uses the transport, clock and timer of the options. */
export function createClient(given: ClientOptions): Client {
  const { random = () => 1, retriesReads = true, patienceMs = Infinity } = given;
  const readingBudgetMs = Math.min(READING_BUDGET_MS, patienceMs);
  const options = {
    ...given,
    limits: given.limits ?? ownLimits(given),
    hosts: new HostSwitch(given.hasBackup === true),
  };
  const { charset = DEFAULT_ENCODING.charset, format = DEFAULT_ENCODING.format } = options;
  const encoding = { charset, format };
  const sendRequest = createRequestSender(options);
  const context = { sendRequest, encoding };
  const reading = <Value>(attempt: () => Promise<Result<Value>>) =>
    retriesReads ? retryRead(attempt, new WaitBudget(readingBudgetMs, options), random) : attempt();

  const others = {
    ...lazily(
      () => createStatusReader(options, encoding),
      ['getStatus', 'getStatusOfEach', 'awaitFinal'],
    ),
    ...lazily(
      () => createDataClient(context, options),
      [
        'getHistory',
        'getInbox',
        'getStatistics',
        'getPrices',
        'getShortLink',
        'getConfirmationNumber',
        'listIncomingNumbers',
        'rentIncomingNumber',
        'renewIncomingNumber',
      ],
    ),
    async getBalance() {
      const balance = await reading(() =>
        sendRequest(buildBalanceRequest(encoding), readBalanceResponse, 'balance'),
      );
      if (balance.ok && balance.value.currency !== null) {
        options.limits().currency = balance.value.currency;
      }
      return balance;
    },
  };
  return {
    get currency() {
      return options.limits().currency ?? options.currency ?? null;
    },
    ...others,
    ...lazily(
      () => createBulkClient(context, others, options),
      ['send', 'sendAll', 'priceAll', 'previewAll'],
    ),
    ...lazily(
      () => createContactClient(context),
      [
        'createContact',
        'updateContact',
        'upsertContact',
        'deleteContacts',
        'listContacts',
        'moveContacts',
        'blockPhones',
        'unblockPhones',
      ],
    ),
    ...lazily(
      () => createGroupClient(context),
      ['createGroup', 'updateGroup', 'deleteGroup', 'listGroups'],
    ),
    ...lazily(
      () => createMailingClient(context, options),
      ['createMailing', 'getMailing', 'listMailings', 'cancelMailing', 'deleteMailing'],
    ),
    ...lazily(
      () => createSenderClient(context),
      [
        'getSenders',
        'createSender',
        'updateSender',
        'deleteSender',
        'requestSenderCode',
        'confirmSenderCode',
      ],
    ),
    ...lazily(
      () => createSubClientClient(context, options),
      ['createSubClient', 'updateSubClient', 'topUpSubClient', 'getSubClientStatistics'],
    ),
    ...lazily(
      () => createTemplateClient(context),
      [
        'createTemplate',
        'updateTemplate',
        'deleteTemplate',
        'listTemplates',
        'createOperatorTemplate',
        'getOperatorTemplates',
      ],
    ),
    deleteMessage(key) {
      return sendRequest(buildDeleteRequest(key, encoding), readDeleteResponse);
    },
    getOperator(phone) {
      const request = buildOperatorRequest(phone, encoding);
      return reading(() => sendRequest(request, readOperatorResponse, 'info'));
    },
  };
}

/** Returns limits that only this client uses. */
function ownLimits(given: ClientOptions): () => AccountLimits {
  const { sleep, random = () => 1 } = given;
  const limits = new AccountLimits({ monotonicNow: monotonicClock(given), sleep, random });
  return () => limits;
}

/**
 * Returns methods of a part of the client. The first call of one of them creates the part, because
 * a client lives for one run, which needs few of the parts.
 */
function lazily<Part extends object, const Name extends keyof Part>(
  make: () => Part,
  names: readonly Name[],
): Pick<Part, Name> {
  let part: Part | undefined;
  const methods = names.map((name) => [
    name,
    (...given: unknown[]): unknown => {
      part ??= make();
      return (part[name] as (...values: unknown[]) => unknown)(...given);
    },
  ]);
  return Object.fromEntries(methods) as Pick<Part, Name>;
}
