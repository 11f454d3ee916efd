import type { ClientOptions } from './client-options';
import type { AnswerContext, MessageKey } from './endpoints/answer-context';
import { readBalanceAnswer, type Balance } from './endpoints/balance-answer';
import { buildBalanceRequest } from './endpoints/balance-request';
import { readDeleteAnswer } from './endpoints/delete-answer';
import { readOperatorAnswer, type Operator } from './endpoints/info-answer';
import { buildOperatorRequest } from './endpoints/info-request';
import { readSendAnswer, type SendAnswer } from './endpoints/send-answer';
import type { SendParameters } from './endpoints/send-parameters';
import { buildSendRequest } from './endpoints/send-request';
import { readSendersAnswer, type Sender } from './endpoints/senders-answer';
import { buildSendersRequest } from './endpoints/senders-request';
import { buildDeleteRequest } from './endpoints/status-request';
import { exchange } from './exchange';
import { RequestPacing } from './pacing/request-pacing';
import type { Result } from './result';
import { createStatusReader, type StatusReader } from './status-reader';
import type { GatewayRequest } from './wire/request';

/** Everything that the account can be asked for. See `StatusReader` for the statuses. */
export interface Client extends StatusReader {
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
  /** Names that the account may send from, none when it has no own ones. */
  getSenders(): Promise<Result<Sender[]>>;
}

/** A client for one account. It has no network, clock or timer but those that it is given. */
export function createClient(options: ClientOptions): Client {
  const { charset = 'utf-8', format = 3, clock } = options;
  const encoding = { charset, format };
  const balancePacing = new RequestPacing('balance');
  const infoPacing = new RequestPacing('info');
  const statuses = createStatusReader(options, encoding);

  async function ask<Value>(
    request: Result<GatewayRequest>,
    read: (answer: AnswerContext) => Result<Value>,
  ): Promise<Result<Value>> {
    if (!request.ok) return request;
    const answer = await exchange(request.value, options);
    return answer.ok ? read(answer.value) : answer;
  }

  return {
    ...statuses,
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
      const request = buildBalanceRequest(encoding);
      return balancePacing.run('', () => ask(request, readBalanceAnswer), options);
    },
    async getOperator(phone) {
      const request = buildOperatorRequest(phone, encoding);
      if (!request.ok) return request;
      const identity = JSON.stringify(request.value.fields);
      return infoPacing.run(identity, () => ask(request, readOperatorAnswer), options);
    },
    getSenders() {
      return ask(buildSendersRequest(encoding), readSendersAnswer);
    },
  };
}
