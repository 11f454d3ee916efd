import type { ClientOptions } from './client-options';
import { createAsk } from './clients/ask';
import { createBulkClient, type BulkClient } from './clients/bulk-client';
import { createContactClient, type ContactClient } from './clients/contact-client';
import { createDataClient, type DataClient } from './clients/data-client';
import { createGroupClient, type GroupClient } from './clients/group-client';
import { createMailingClient, type MailingClient } from './clients/mailing-client';
import { createSenderClient, type SenderClient } from './clients/sender-client';
import { createSubClientClient, type SubClientClient } from './clients/sub-client-client';
import { createTemplateClient, type TemplateClient } from './clients/template-client';
import type { MessageKey } from './endpoints/answer-context';
import { readBalanceAnswer, type Balance } from './endpoints/balance-answer';
import { buildBalanceRequest } from './endpoints/balance-request';
import { readDeleteAnswer } from './endpoints/delete-answer';
import { readOperatorAnswer, type Operator } from './endpoints/info-answer';
import { buildOperatorRequest } from './endpoints/info-request';
import { buildDeleteRequest } from './endpoints/status-request';
import { HostSwitch } from './host-switch';
import { RequestPacing } from './pacing/request-pacing';
import type { Result } from './result';
import { createStatusReader, type StatusReader } from './status-reader';

/** Everything that the account can be asked for, put together from its topics. */
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
  /** Deletes a message that still waits to be sent. */
  deleteMessage(key: MessageKey): Promise<Result<true>>;
  getBalance(): Promise<Result<Balance>>;
  /** From the gateway's database, without asking the operator. */
  getOperator(phone: string): Promise<Result<Operator>>;
}

/** A client for one account. It has no network, clock or timer but those that it is given. */
export function createClient(given: ClientOptions): Client {
  const options = { ...given, hosts: new HostSwitch(given.hasBackup === true) };
  const { charset = 'utf-8', format = 3 } = options;
  const encoding = { charset, format };
  const balancePacing = new RequestPacing('balance');
  const infoPacing = new RequestPacing('info');
  const statuses = createStatusReader(options, encoding);

  const ask = createAsk(options);
  const conversation = { ask, encoding };
  const phonesPacing = new RequestPacing('phones');

  const getBalance = () => ask(buildBalanceRequest(encoding), readBalanceAnswer, balancePacing);

  return {
    ...statuses,
    ...createBulkClient(conversation, { ...statuses, getBalance }, options),
    ...createContactClient(conversation, phonesPacing),
    ...createDataClient(conversation, options),
    ...createGroupClient(conversation, phonesPacing),
    ...createMailingClient(conversation, options),
    ...createSenderClient(conversation),
    ...createSubClientClient(conversation, options),
    ...createTemplateClient(conversation),
    deleteMessage(key) {
      return ask(buildDeleteRequest(key, encoding), readDeleteAnswer);
    },
    getBalance,
    getOperator(phone) {
      return ask(buildOperatorRequest(phone, encoding), readOperatorAnswer, infoPacing);
    },
  };
}
