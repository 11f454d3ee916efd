import { findSmppCommand, findSmppCommandByName, smppStatusCode } from '../tables/smpp';
import { decodePdu, isResponse } from './decode-pdu';
import type { IncomingOffer } from './delivery-handler';
import type { KnownCommand, KnownPdu, SmppPdu, UnknownPdu, UnreadablePdu } from './pdu';
import { smppFailure, type SmppFailure } from './problem';
import type { MessagePdu } from './read-message';
import type { RequestOutcome, PendingRequests } from './pending-requests';

/** What a session does with incoming PDUs. */
export interface PduHandling {
  readonly pending: PendingRequests;
  readonly maxUnanswered: number;
  send(pdu: SmppPdu): void;
  onMessage(pdu: MessagePdu, respond: IncomingOffer['respond']): void;
  /** An acknowledgement was sent. */
  onAcknowledged(onConfirmed: () => void): void;
  /** The server sent unbind and got its response. */
  onUnbind(): void;
}

/** Responds to incoming requests and resolves pending ones. */
export interface PduHandler {
  /** Incoming messages without a response. */
  readonly unanswered: number;
  handle(bytes: Buffer): void;
  /** Responds to a PDU with an invalid `command_length`. Source: SMPP 3.4, 4.3. */
  rejectLength(sequence: number): void;
}

const OK = smppStatusCode('ok');
const INVALID_LENGTH = smppStatusCode('invalidCommandLength');
const UNKNOWN_COMMAND = smppStatusCode('invalidCommand');
const TEMPORARY = smppStatusCode('receiverTemporaryError');

export function createPduHandler(handling: PduHandling): PduHandler {
  const { pending, maxUnanswered, send, onMessage, onAcknowledged, onUnbind } = handling;
  let unanswered = 0;

  function handle(pdu: SmppPdu): void {
    switch (pdu.command) {
      case 'enquire_link':
        return respond('enquire_link', pdu.sequence, OK);
      case 'deliver_sm':
      case 'data_sm':
        return receiveMessage(pdu);
      case 'unbind':
        respond('unbind', pdu.sequence, OK);
        return onUnbind();
      case 'alert_notification':
      case 'outbind':
        return;
      case 'unknown':
        if (isResponse(pdu.commandId)) return resolveUnreadable(pdu);
        return nack(pdu.sequence, UNKNOWN_COMMAND);
      default:
        if (pdu.command === 'generic_nack' || pdu.command.endsWith('_resp')) resolveRequest(pdu);
        else nack(pdu.sequence, UNKNOWN_COMMAND);
    }
  }

  function resolveRequest(pdu: KnownPdu): void {
    const sent = pending.take(pdu.sequence);
    if (sent === undefined) return;
    sent.resolve(
      isResponseTo(pdu, sent.command)
        ? { kind: 'response', pdu }
        : lost(smppFailure('unreadableResponse')),
    );
  }

  /** An error status counts even if the rest of the response is unreadable. */
  function resolveUnreadable({ commandId, sequence, status }: UnknownPdu | UnreadablePdu): void {
    const sent = pending.take(sequence);
    if (sent === undefined) return;
    const command = findSmppCommand(commandId)?.name;
    const isResponse = command === 'generic_nack' || command === responseTo(sent.command);
    sent.resolve(
      status === OK || !isResponse
        ? lost(smppFailure('unreadableResponse'))
        : { kind: 'response', pdu: { command: responseTo(sent.command), status, tlvs: [] } },
    );
  }

  function handleUnreadable(pdu: UnreadablePdu): void {
    if (isResponse(pdu.commandId)) return resolveUnreadable(pdu);
    const name = findSmppCommand(pdu.commandId)?.name;
    if (name === 'deliver_sm' || name === 'data_sm') respond(name, pdu.sequence, pdu.nackStatus);
    else nack(pdu.sequence, pdu.nackStatus);
  }

  function receiveMessage(pdu: MessagePdu): void {
    if (unanswered >= maxUnanswered) return respond(pdu.command, pdu.sequence, TEMPORARY);
    unanswered += 1;
    let hasResponded = false;
    onMessage(pdu, (isAccepted, onConfirmed) => {
      if (hasResponded) return;
      hasResponded = true;
      unanswered -= 1;
      respond(pdu.command, pdu.sequence, isAccepted ? OK : TEMPORARY);
      if (isAccepted && onConfirmed !== undefined) onAcknowledged(onConfirmed);
    });
  }

  function respond(
    command: 'enquire_link' | 'deliver_sm' | 'data_sm' | 'unbind',
    sequence: number,
    status: number,
  ): void {
    const header = { sequence, status, tlvs: [] };
    if (command === 'deliver_sm' || command === 'data_sm') {
      send({ ...header, command: `${command}_resp`, messageId: '' });
    } else send({ ...header, command: `${command}_resp` });
  }

  function nack(sequence: number, status: number): void {
    send({ command: 'generic_nack', sequence, status, tlvs: [] });
  }

  return {
    get unanswered() {
      return unanswered;
    },
    handle(bytes) {
      const decoded = decodePdu(bytes);
      if (decoded.ok) handle(decoded.pdu);
      else handleUnreadable(decoded.unreadable);
    },
    rejectLength: (sequence) => nack(sequence, INVALID_LENGTH),
  };
}

/**
 * A generic_nack means that the request was not understood, so it can only reject a request.
 * Source: SMPP 3.4, 4.3.
 */
function isResponseTo({ command, status }: KnownPdu, sent: KnownCommand): boolean {
  return command === 'generic_nack' ? status !== OK : command === responseTo(sent);
}

function responseTo(command: KnownCommand): KnownCommand {
  return findSmppCommandByName(command)?.response as KnownCommand;
}

/** The request failed after it was sent, so its outcome is unknown. */
export function lost({ reason, detail }: SmppFailure): RequestOutcome {
  const failure = smppFailure(reason, { retry: 'unknownOutcome', detail });
  return { kind: 'failure', failure };
}
