import { readDoneResponse } from '../endpoints/change-response';
import {
  buildCreateMailing,
  buildListMailings,
  buildMailingAction,
  readCreatedMailing,
  readMailingResponse,
  readMailingsResponse,
  type CreatedMailing,
  type Mailing,
  type MailingFilter,
  type MailingParameters,
} from '../endpoints/mailing';
import type { Result } from '../result';
import type { ClientOptions } from './client-options';
import { retryable, type ClientContext } from './exchange';

export interface MailingClient {
  /** Makes one request without retries: after `retry: 'unknownOutcome'` the mailing may exist. */
  createMailing(parameters: MailingParameters): Promise<Result<CreatedMailing>>;
  getMailing(mailingId: string): Promise<Result<Mailing>>;
  listMailings(filter?: MailingFilter): Promise<Result<Mailing[]>>;
  /** Stops a mailing before it is sent; it stays in the list. */
  cancelMailing(mailingId: string): Promise<Result<true>>;
  deleteMailing(mailingId: string): Promise<Result<true>>;
}

/** The gateway allows an identical read request once a minute. Changes are never retried. */
const READING = 'jobs';

export function createMailingClient(
  { sendRequest, encoding }: ClientContext,
  { clock }: Pick<ClientOptions, 'clock'>,
): MailingClient {
  const change = async (action: 'cancel' | 'del', mailingId: string) => {
    const request = buildMailingAction(action, mailingId, encoding);
    return retryable(await sendRequest(request, (response) => readDoneResponse('jobs', response)));
  };
  return {
    createMailing(parameters) {
      const now = new Date(clock());
      return sendRequest(buildCreateMailing(parameters, { ...encoding, now }), readCreatedMailing);
    },
    async getMailing(mailingId) {
      const request = buildMailingAction('get', mailingId, encoding);
      return retryable(await sendRequest(request, readMailingResponse, READING));
    },
    async listMailings(filter = {}) {
      const request = buildListMailings(filter, encoding);
      return retryable(await sendRequest(request, readMailingsResponse, READING));
    },
    cancelMailing: (mailingId) => change('cancel', mailingId),
    deleteMailing: (mailingId) => change('del', mailingId),
  };
}
