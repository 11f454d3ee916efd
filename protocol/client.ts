import type { ClientOptions } from './client-options';
import { createAsk } from './clients/ask';
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
import { readSendAnswer, type SendAnswer } from './endpoints/send-answer';
import type { SendParameters } from './endpoints/send-parameters';
import { buildSendRequest } from './endpoints/send-request';
import { buildDeleteRequest } from './endpoints/status-request';
import { RequestPacing } from './pacing/request-pacing';
import type { Result } from './result';
import { createStatusReader, type StatusReader } from './status-reader';

/** Everything that the account can be asked for, put together from its topics. */
export interface Client
  extends StatusReader,
    ContactClient,
    DataClient,
    GroupClient,
    MailingClient,
    SenderClient,
    SubClientClient,
    TemplateClient {
  /**
   * Sends, or asks the price (`cost: 1`), also HLR and ping by their channel. One request, never
   * repeated: after a problem with `retry: 'unknownOutcome'` the gateway may have accepted it.
   */
  send(parameters: SendParameters): Promise<Result<SendAnswer>>;
  /** Deletes a message that still waits to be sent. */
  deleteMessage(key: MessageKey): Promise<Result<true>>;
  getBalance(): Promise<Result<Balance>>;
  /** From the gateway's database, without asking the operator. */
  getOperator(phone: string): Promise<Result<Operator>>;
}

/** A client for one account. It has no network, clock or timer but those that it is given. */
export function createClient(options: ClientOptions): Client {
  const { charset = 'utf-8', format = 3, clock } = options;
  const encoding = { charset, format };
  const balancePacing = new RequestPacing('balance');
  const infoPacing = new RequestPacing('info');
  const statuses = createStatusReader(options, encoding);

  const ask = createAsk(options);
  const conversation = { ask, encoding };
  const phonesPacing = new RequestPacing('phones');

  return {
    ...statuses,
    ...createContactClient(conversation, phonesPacing),
    ...createDataClient(conversation, options),
    ...createGroupClient(conversation, phonesPacing),
    ...createMailingClient(conversation, options),
    ...createSenderClient(conversation),
    ...createSubClientClient(conversation, options),
    ...createTemplateClient(conversation),
    send(parameters) {
      const now = new Date(clock());
      return ask(buildSendRequest(parameters, { ...encoding, now }), (answer) =>
        readSendAnswer(answer, { cost: parameters.cost }),
      );
    },
    deleteMessage(key) {
      return ask(buildDeleteRequest(key, encoding), readDeleteAnswer);
    },
    getBalance() {
      return ask(buildBalanceRequest(encoding), readBalanceAnswer, balancePacing);
    },
    getOperator(phone) {
      return ask(buildOperatorRequest(phone, encoding), readOperatorAnswer, infoPacing);
    },
  };
}
