import { buildBalanceRequest, readBalanceAnswer, type Balance } from '../endpoints/balance';
import { buildOperatorRequest, readOperatorAnswer, type Operator } from '../endpoints/info';
import { buildDeleteRequest, readDeleteAnswer } from '../endpoints/status';
import { AccountLimits } from '../pacing/account-limits';
import { repeatReading, WaitBudget, monotonicClock } from '../pacing/retry';
import type { Result } from '../result';
import { DEFAULT_ENCODING } from '../wire/request';
import type { MessageKey } from '../wire/status-query';
import { createBulkClient, type BulkClient } from './bulk-client';
import type { ClientOptions } from './client-options';
import { createAsk, HostSwitch } from './exchange';
import { createContactClient, type ContactClient } from './contact-client';
import { createDataClient, type DataClient } from './data-client';
import { createGroupClient, type GroupClient } from './group-client';
import { createMailingClient, type MailingClient } from './mailing-client';
import { createSenderClient, type SenderClient } from './sender-client';
import { createSubClientClient, type SubClientClient } from './sub-client-client';
import { createTemplateClient, type TemplateClient } from './template-client';
import { createStatusReader, type StatusReader } from './status-reader';

/** Everything that an account offers, put together from its topics. */
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
  /** Deletes a message that is not in the archive; one that still waits is not sent. */
  deleteMessage(key: MessageKey): Promise<Result<true>>;
  /** Also learns the currency of the account. */
  getBalance(): Promise<Result<Balance>>;
  /**
   * Currency of all amounts: the one that the gateway told with the balance, else that of the region;
   * `null` if neither is known. Responses with a price do not name it.
   */
  readonly currency: string | null;
  /** From the gateway's database, without asking the operator. */
  getOperator(phone: string): Promise<Result<Operator>>;
}

/** Longest total pause between the retries of a reading request. */
const READING_BUDGET_MS = 300_000;

/** Returns a client of one account. Network, clock and timer are those that it is given. */
export function createClient(given: ClientOptions): Client {
  const { random = () => 1, repeatsQuestions = true } = given;
  const options = {
    ...given,
    limits: given.limits ?? ownLimits(given),
    hosts: new HostSwitch(given.hasBackup === true),
  };
  const { charset = DEFAULT_ENCODING.charset, format = DEFAULT_ENCODING.format } = options;
  const encoding = { charset, format };
  const ask = createAsk(options);
  const conversation = { ask, encoding };
  const reading = <Value>(attempt: () => Promise<Result<Value>>) =>
    repeatsQuestions
      ? repeatReading(attempt, new WaitBudget(READING_BUDGET_MS, options), random)
      : attempt();

  const others = {
    ...lazily(
      () => createStatusReader(options, encoding),
      ['getStatus', 'getStatusOfEach', 'awaitFinal'],
    ),
    ...lazily(
      () => createDataClient(conversation, options),
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
        ask(buildBalanceRequest(encoding), readBalanceAnswer, 'balance'),
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
      () => createBulkClient(conversation, others, options),
      ['send', 'sendAll', 'priceAll', 'previewAll'],
    ),
    ...lazily(
      () => createContactClient(conversation),
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
      () => createGroupClient(conversation),
      ['createGroup', 'updateGroup', 'deleteGroup', 'listGroups'],
    ),
    ...lazily(
      () => createMailingClient(conversation, options),
      ['createMailing', 'getMailing', 'listMailings', 'cancelMailing', 'deleteMailing'],
    ),
    ...lazily(
      () => createSenderClient(conversation),
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
      () => createSubClientClient(conversation, options),
      ['createSubClient', 'updateSubClient', 'topUpSubClient', 'getSubClientStatistics'],
    ),
    ...lazily(
      () => createTemplateClient(conversation),
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
      return ask(buildDeleteRequest(key, encoding), readDeleteAnswer);
    },
    getOperator(phone) {
      const request = buildOperatorRequest(phone, encoding);
      return reading(() => ask(request, readOperatorAnswer, 'info'));
    },
  };
}

/** The limits of an account that only this client uses. */
function ownLimits(given: ClientOptions): () => AccountLimits {
  const { sleep, random = () => 1 } = given;
  const limits = new AccountLimits({ monotonicNow: monotonicClock(given), sleep, random });
  return () => limits;
}

/** Methods of a part of the client, which is made when one of them is called first. */
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
