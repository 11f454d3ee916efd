import { invalidInput } from '../problem';
import { param, sentence } from '../sentence';
import { SMPP_FIELD_LIMITS } from '../tables/smpp';
import type { GatewayFields } from '../wire/gateway-fields';
import type { PduFields, PduOf } from './pdu';
import {
  accepted,
  rejected,
  smppFailure,
  type SmppProblem,
  smppRefusal,
  type SmppResult,
} from './problem';
import { statusOf } from './receipt';
import type { MessageCommand } from './send-queue';
import type { Reply } from './session';
import { readAbsoluteTime } from './smpp-time';

const NO_ADDRESS = { sourceAddrTon: 0, sourceAddrNpi: 0, sourceAddr: '' } as const;

/** Returns the problem of an ID that no message can have, or `null`. */
export function checkId(id: string): SmppProblem | null {
  if (/^[\x21-\x7e]+$/.test(id) && id.length <= SMPP_FIELD_LIMITS.messageId) return null;
  return invalidInput(
    'messageId',
    id === ''
      ? sentence`${param('messageId')} is empty`
      : sentence`${param('messageId')} is not a valid message ID of the gateway`,
    'Enter the ID that the gateway returned when you sent the message',
  );
}

/** Builds query_sm; `done` gets the status as gateway fields. */
export function buildQuery(
  id: string,
  done: (result: SmppResult<GatewayFields>) => void,
): MessageCommand {
  const request: PduFields = { command: 'query_sm', messageId: id, ...NO_ADDRESS };
  return buildCommand(request, (reply) => {
    if (!reply.ok) return done(reply);
    done(accepted(readQueryFields(reply.value as PduOf<'query_sm_resp'>)));
  });
}

function readQueryFields(pdu: PduOf<'query_sm_resp'>): GatewayFields {
  const { messageId, finalDate, messageState, errorCode } = pdu;
  const status = statusOf(messageState, errorCode);
  return {
    id: messageId,
    ...(status === null ? { message_state: messageState } : { status }),
    err: errorCode,
    ...(finalDate === '' ? {} : { last_date: readAbsoluteTime(finalDate) }),
  };
}

export function buildCancel(id: string, done: (result: SmppResult<null>) => void): MessageCommand {
  const request: PduFields = {
    command: 'cancel_sm',
    serviceType: '',
    messageId: id,
    ...NO_ADDRESS,
    destAddrTon: 0,
    destAddrNpi: 0,
    destinationAddr: '',
  };
  return buildCommand(request, (reply) => done(reply.ok ? accepted(null) : reply));
}

type Response = Extract<Reply, { kind: 'response' }>['pdu'];

/** Both commands can be retried, whatever their outcome. */
function buildCommand(
  request: PduFields,
  done: (reply: SmppResult<Response>) => void,
): MessageCommand {
  return {
    request,
    resolve(reply, failure) {
      if (reply === null) return done(rejected(failure ?? smppFailure('notConnected')));
      if (reply.kind === 'failure') {
        const { reason, detail } = reply.failure;
        return done(rejected(smppFailure(reason, { detail })));
      }
      const { status } = reply.pdu;
      done(status === 0 ? accepted(reply.pdu) : rejected(smppRefusal(request.command, status)));
    },
  };
}
