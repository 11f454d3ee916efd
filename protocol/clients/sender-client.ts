import { readCreatedResponse, readDoneResponse, type Created } from '../endpoints/change-response';
import {
  buildConfirmCode,
  buildCreateSender,
  buildDeleteSender,
  buildRequestCode,
  buildSendersRequest,
  buildUpdateSender,
  readSendersResponse,
  type Sender,
  type SenderDetails,
  type SenderFilter,
  type SenderKey,
} from '../endpoints/senders';
import type { Result } from '../result';
import type { ResponseContext } from '../wire/request';
import type { ClientContext } from './exchange';

export interface SenderClient {
  /** Lists the sender IDs of the account. */
  getSenders(filter?: SenderFilter): Promise<Result<Sender[]>>;
  /** Creates a sender ID. It can be used when the gateway's moderator has approved it. */
  createSender(name: string, details: SenderDetails): Promise<Result<Created>>;
  updateSender(key: SenderKey, details: SenderDetails): Promise<Result<true>>;
  deleteSender(key: SenderKey, details: Pick<SenderDetails, 'subClient'>): Promise<Result<true>>;
  /** Sends a code to a number that is to become a sender ID; at most once in 8 hours. */
  requestSenderCode(phone: string, website?: string): Promise<Result<true>>;
  confirmSenderCode(phone: string, code: string): Promise<Result<true>>;
}

export function createSenderClient({ sendRequest, encoding }: ClientContext): SenderClient {
  const readDone = (response: ResponseContext) => readDoneResponse('senders', response);
  return {
    getSenders(filter) {
      return sendRequest(buildSendersRequest(encoding, filter), readSendersResponse, 'senders');
    },
    createSender(name, details) {
      const request = buildCreateSender(name, details, encoding);
      return sendRequest(
        request,
        (response) => readCreatedResponse('senders', response),
        'newSender',
      );
    },
    updateSender(key, details) {
      return sendRequest(buildUpdateSender(key, details, encoding), readDone);
    },
    deleteSender(key, details) {
      return sendRequest(buildDeleteSender(key, details, encoding), readDone);
    },
    requestSenderCode(phone, website) {
      return sendRequest(buildRequestCode(phone, website, encoding), readDone);
    },
    confirmSenderCode(phone, code) {
      return sendRequest(buildConfirmCode(phone, code, encoding), readDone);
    },
  };
}
