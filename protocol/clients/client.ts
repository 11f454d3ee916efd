import { buildBalanceRequest, readBalanceAnswer, type Balance } from '../endpoints/balance';
import { buildOperatorRequest, readOperatorAnswer, type Operator } from '../endpoints/info';
import { buildDeleteRequest, readDeleteAnswer } from '../endpoints/status';
import { HostSwitch } from '../host-switch';
import { AccountLimits } from '../pacing/account-limits';
import { repeatReading, WaitBudget, monotonicClock } from '../pacing/retry';
import type { Result } from '../result';
import { DEFAULT_ENCODING } from '../wire/request';
import type { MessageKey } from '../wire/status-query';
import { createBulkClient, type BulkClient } from './bulk-client';
import type { ClientOptions } from './client-options';
import { createAsk } from './exchange';
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
  getBalance(): Promise<Result<Balance>>;
  /** From the gateway's database, without asking the operator. */
  getOperator(phone: string): Promise<Result<Operator>>;
}

/** Longest total pause between the retries of a reading request. */
const READING_BUDGET_MS = 300_000;

/** Returns a client of one account. Network, clock and timer are those that it is given. */
export function createClient(given: ClientOptions): Client {
  const { sleep, random = () => 1 } = given;
  const own = new AccountLimits({ monotonicNow: monotonicClock(given), sleep, random });
  const hosts = new HostSwitch(given.hasBackup === true);
  const options = { ...given, limits: given.limits ?? (() => own), hosts };
  const { charset = DEFAULT_ENCODING.charset, format = DEFAULT_ENCODING.format } = options;
  const encoding = { charset, format };
  const statuses = createStatusReader(options, encoding);

  const ask = createAsk(options);
  const conversation = { ask, encoding };

  const data = createDataClient(conversation, options);
  const { repeatsQuestions = true } = options;
  const reading = <Value>(attempt: () => Promise<Result<Value>>) =>
    repeatsQuestions
      ? repeatReading(attempt, new WaitBudget(READING_BUDGET_MS, options), random)
      : attempt();
  const getBalance = () =>
    reading(() => ask(buildBalanceRequest(encoding), readBalanceAnswer, 'balance'));

  return {
    ...statuses,
    ...createBulkClient(conversation, { ...statuses, ...data, getBalance }, options),
    ...createContactClient(conversation),
    ...data,
    ...createGroupClient(conversation),
    ...createMailingClient(conversation, options),
    ...createSenderClient(conversation),
    ...createSubClientClient(conversation, options),
    ...createTemplateClient(conversation),
    deleteMessage(key) {
      return ask(buildDeleteRequest(key, encoding), readDeleteAnswer);
    },
    getBalance,
    getOperator(phone) {
      const request = buildOperatorRequest(phone, encoding);
      return reading(() => ask(request, readOperatorAnswer, 'info'));
    },
  };
}
