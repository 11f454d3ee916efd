import { smppStatusCode } from '../../protocol/tables/smpp';
import { refundMessage } from '../messages/refund';
import { acceptMessage } from './accept-message';
import type { ConnectionOptions } from './binding';
import type { SmppAccount } from './account';
import { readPart } from './parts';
import { readCancel, readQuery, readSubmit } from './requests';
import { stateOf } from './states';
import { writeTime } from './times';
import { text } from './wire';

/** Response to a command. */
export interface CommandResponse {
  readonly status: number;
  readonly body: Buffer;
  /** For the journal. */
  readonly fields: Readonly<Record<string, string>>;
}

const NOTHING = Buffer.alloc(0);
const QUEUED = -1;

export function respondToSubmit(
  account: SmppAccount,
  body: Buffer,
  { isIso, isSingle, isVersion5 }: ConnectionOptions,
): CommandResponse {
  const request = readSubmit(body, isVersion5);
  const { gateway } = account;
  const { recipient, sender, dataCoding, octets } = request;
  const fields = {
    recipient,
    sender,
    dataCoding: String(dataCoding),
    octets: octets.toString('hex'),
  };
  const reject = (status: number): CommandResponse => ({ status, body: NOTHING, fields });
  if (account.isTooFast()) return reject(smppStatusCode('throttled'));
  const part = readPart(request);
  const nextId = () => gateway.messages.nextId();
  let id = '';
  let whole: { readonly ids: readonly string[]; readonly octets: Buffer } | null;
  if (part.total > 1) {
    const key = [sender, recipient, part.reference, part.total, dataCoding].join('\n');
    const single = isSingle || gateway.account.settings.smppSingle;
    const giveId = (first: string | undefined) => (single ? nextId() : (first ?? nextId()));
    ({ id, whole } = account.parts.add(key, part, gateway.clock.now(), giveId));
  } else {
    id = nextId();
    whole = { ids: [id], octets: part.octets };
  }
  if (whole === null) return { status: 0, body: text(id), fields: { ...fields, id } };
  const [first = id] = whole.ids;
  const message = { id: first, octets: whole.octets, hasHeader: part.hasHeader, isIso };
  const status = acceptMessage(gateway, request, message);
  if (status !== 0) return reject(status);
  account.registerParts(whole.ids);
  return { status, body: text(id), fields: { ...fields, id } };
}

export function respondToQuery(account: SmppAccount, body: Buffer): CommandResponse {
  const id = readQuery(body);
  const message = account.find(id);
  if (message === undefined) {
    return { status: smppStatusCode('queryFailed'), body: NOTHING, fields: { id } };
  }
  const [state] = stateOf(message.status);
  const isOver = message.status > 0;
  return {
    status: 0,
    body: Buffer.concat([
      text(id),
      text(isOver ? writeTime(message.changedAt) : ''),
      Buffer.from([state, message.err]),
    ]),
    fields: { id },
  };
}

/** Cancels a message that is still queued, and refunds it. Later it is with the operator. */
export function respondToCancel(account: SmppAccount, body: Buffer): CommandResponse {
  const id = readCancel(body);
  const message = account.find(id);
  const fields = { id };
  if (message === undefined) {
    return { status: smppStatusCode('invalidMessageId'), body: NOTHING, fields };
  }
  if (message.status !== QUEUED) {
    return { status: smppStatusCode('cancelFailed'), body: NOTHING, fields };
  }
  account.gateway.messages.remove(message);
  refundMessage(message, account.gateway.account);
  return { status: 0, body: NOTHING, fields };
}
