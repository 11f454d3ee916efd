import { readDoneAnswer } from '../endpoints/change-response';
import {
  buildListIncomingNumbers,
  buildRenewNumber,
  buildRentNumber,
  readIncomingNumbersAnswer,
  type IncomingNumber,
} from '../endpoints/incoming-number';
import type { Result } from '../result';
import type { AnswerContext } from '../wire/request';
import { repeatable, type Conversation } from './exchange';

export interface IncomingNumberClient {
  /** Lists the numbers that can be rented to receive messages. */
  listIncomingNumbers(): Promise<Result<IncomingNumber[]>>;
  /**
   * Rents a number, which is charged immediately and, with `renew`, each month. Makes one request
   * without retries: after `retry: 'unknownOutcome'` the number may have been rented.
   */
  rentIncomingNumber(phone: string, renew: boolean): Promise<Result<true>>;
  /** Sets whether a rented number is renewed for the next month. */
  renewIncomingNumber(phone: string, renew: boolean): Promise<Result<true>>;
}

export function createIncomingNumberClient({ ask, encoding }: Conversation): IncomingNumberClient {
  const readDone = (answer: AnswerContext) => readDoneAnswer('receivePhones', answer);
  return {
    async listIncomingNumbers() {
      return repeatable(await ask(buildListIncomingNumbers(encoding), readIncomingNumbersAnswer));
    },
    rentIncomingNumber(phone, renew) {
      return ask(buildRentNumber(phone, renew, encoding), readDone);
    },
    async renewIncomingNumber(phone, renew) {
      return repeatable(await ask(buildRenewNumber(phone, renew, encoding), readDone));
    },
  };
}
