import { readDoneResponse } from '../endpoints/change-response';
import {
  buildListIncomingNumbers,
  buildRenewNumber,
  buildRentNumber,
  readIncomingNumbersResponse,
  type IncomingNumber,
} from '../endpoints/incoming-number';
import type { Result } from '../result';
import type { ResponseContext } from '../wire/request';
import { retryable, type ClientContext } from './exchange';

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

export function createIncomingNumberClient({
  sendRequest,
  encoding,
}: ClientContext): IncomingNumberClient {
  const readDone = (response: ResponseContext) => readDoneResponse('receivePhones', response);
  return {
    async listIncomingNumbers() {
      return retryable(
        await sendRequest(buildListIncomingNumbers(encoding), readIncomingNumbersResponse),
      );
    },
    rentIncomingNumber(phone, renew) {
      return sendRequest(buildRentNumber(phone, renew, encoding), readDone);
    },
    async renewIncomingNumber(phone, renew) {
      return retryable(await sendRequest(buildRenewNumber(phone, renew, encoding), readDone));
    },
  };
}
