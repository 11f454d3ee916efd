import { readCreatedAnswer, readDoneAnswer, type Created } from '../endpoints/change-response';
import {
  buildConfirmCode,
  buildCreateSender,
  buildDeleteSender,
  buildRequestCode,
  buildSendersRequest,
  buildUpdateSender,
  readSendersAnswer,
  type Sender,
  type SenderDetails,
  type SenderFilter,
  type SenderKey,
} from '../endpoints/senders';
import type { Result } from '../result';
import type { AnswerContext } from '../wire/request';
import type { Conversation } from './exchange';

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

export function createSenderClient({ ask, encoding }: Conversation): SenderClient {
  const readDone = (answer: AnswerContext) => readDoneAnswer('senders', answer);
  return {
    getSenders(filter) {
      return ask(buildSendersRequest(encoding, filter), readSendersAnswer, 'senders');
    },
    createSender(name, details) {
      const request = buildCreateSender(name, details, encoding);
      return ask(request, (answer) => readCreatedAnswer('senders', answer), 'newSender');
    },
    updateSender(key, details) {
      return ask(buildUpdateSender(key, details, encoding), readDone);
    },
    deleteSender(key, details) {
      return ask(buildDeleteSender(key, details, encoding), readDone);
    },
    requestSenderCode(phone, website) {
      return ask(buildRequestCode(phone, website, encoding), readDone);
    },
    confirmSenderCode(phone, code) {
      return ask(buildConfirmCode(phone, code, encoding), readDone);
    },
  };
}
