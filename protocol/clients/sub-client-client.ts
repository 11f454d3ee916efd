import { readCreatedResponse, readDoneResponse, type Created } from '../endpoints/change-response';
import { readStatisticsResponse, type Statistics } from '../endpoints/statistics';
import {
  buildCreateSubClient,
  buildSubClientStatistics,
  buildTopUp,
  buildUpdateSubClient,
  readTopUpResponse,
  type SubClientChange,
  type SubClientSettings,
  type SubClientStatisticsFilter,
  type ToppedUp,
} from '../endpoints/sub-client';
import type { Result } from '../result';
import type { ClientOptions } from './client-options';
import { retryable, type ClientContext, type RateLimitRef } from './exchange';

export interface SubClientClient {
  createSubClient(
    login: string,
    password: string,
    settings: SubClientSettings,
  ): Promise<Result<Created>>;
  updateSubClient(login: string, change: SubClientChange): Promise<Result<true>>;
  /**
   * Transfers money from the account to the subaccount. Makes one request without retries: after
   * `retry: 'unknownOutcome'` the transfer may have happened.
   */
  topUpSubClient(
    login: string,
    amount: number,
    options: { readonly secondBalance?: boolean },
  ): Promise<Result<ToppedUp>>;
  getSubClientStatistics(filter: SubClientStatisticsFilter): Promise<Result<Statistics[]>>;
}

export function createSubClientClient(
  { sendRequest, encoding }: ClientContext,
  { clock }: Pick<ClientOptions, 'clock'>,
): SubClientClient {
  const changeOf = (login: string): RateLimitRef => ({ name: 'subClientChange', identity: login });
  const moment = () => ({ ...encoding, now: new Date(clock()) });
  return {
    async createSubClient(login, password, settings) {
      const request = buildCreateSubClient(login, password, settings, moment());
      // A login is unique, so at worst the gateway rejects a repeated request.
      return retryable(
        await sendRequest(
          request,
          (response) => readCreatedResponse('users', response),
          'newSubClient',
        ),
      );
    },
    async updateSubClient(login, change) {
      const request = buildUpdateSubClient(login, change, moment());
      const response = await sendRequest(
        request,
        (context) => readDoneResponse('users', context),
        changeOf(login),
      );
      return retryable(response);
    },
    topUpSubClient(login, amount, options) {
      const request = buildTopUp(login, amount, options, encoding);
      return sendRequest(request, readTopUpResponse, changeOf(login));
    },
    async getSubClientStatistics(filter) {
      const request = buildSubClientStatistics(filter, moment());
      return retryable(
        await sendRequest(request, (response) => readStatisticsResponse(response, 'users')),
      );
    },
  };
}
