import { smppStatusCode } from '../tables/smpp';
import type { SmppSettings } from './settings';
import type { ByteConnection, SmppPorts } from './connection';
import { createConfirmations } from './confirmations';
import type { IncomingOffer } from './delivery-handler';
import { encodeFields, encodePdu } from './encode-pdu';
import { createFramer } from './framer';
import { createEnquireLink } from './enquire-link';
import { createWriteBuffer } from './write-buffer';
import { createPduHandler, lost } from './handle-pdu';
import type { PduFields, SmppPdu, Tlv } from './pdu';
import { smppFailure, type SmppFailure } from './problem';
import type { MessagePdu } from './read-message';
import type { OfferingSession } from './redelivery';
import { PendingRequests, type RequestOutcome } from './pending-requests';

export type { RequestOutcome as Reply } from './pending-requests';

export interface SessionListeners {
  /** A message or a receipt. The response may be sent later. */
  onMessage(pdu: MessagePdu, offer: IncomingOffer): void;
  /** A request may be sent again: a response arrived, or the peer resumed reading. */
  onRoom(): void;
  /** Called once, after all requests are resolved. */
  onEnd(failure: SmppFailure): void;
}

/** An SMPP session on one connection. */
export interface Session {
  /** Whether another request may be sent now. */
  readonly hasRoom: boolean;
  /** Whether requests are in flight or incoming messages have no response yet. */
  readonly isBusy: boolean;
  /** Sends a request even if the window is full. Calls `resolve` exactly once. */
  request(request: PduFields, resolve: (reply: RequestOutcome) => void): void;
  end(failure: SmppFailure): void;
}

const OK = smppStatusCode('ok');
const NO_TLVS: readonly Tlv[] = [];
/** Time for the server to close the connection after it sent unbind. */
const UNBIND_MS = 1000;
/** Session commands do not use the window of messages. */
const OUTSIDE_WINDOW: ReadonlySet<string> = new Set([
  'bind_transmitter',
  'bind_receiver',
  'bind_transceiver',
  'unbind',
  'enquire_link',
]);

export function createSession(
  connection: ByteConnection,
  ports: SmppPorts,
  settings: SmppSettings,
  listeners: SessionListeners,
): Session {
  const pending = new PendingRequests(settings.responseTimeoutMs);
  const framer = createFramer();
  const writeBuffer = createWriteBuffer(connection, () => end(smppFailure('notReading')));
  const enquireLink = createEnquireLink(ports, settings, {
    request: (onResponse) => request({ command: 'enquire_link' }, onResponse),
    timeOut: () => end(smppFailure(writeBuffer.isOpen ? 'silent' : 'notReading')),
  });
  let isOver = false;
  let isUnbinding = false;
  let cancelTimer: (() => void) | null = null;
  let cancelUnbind: (() => void) | null = null;
  /** Identifies this connection to the redelivery detector. */
  const self: OfferingSession = { startedAt: ports.monotonicNow() };
  const confirmations = createConfirmations(ports, () => {
    request({ command: 'enquire_link' }, () => undefined);
  });

  function request(sent: PduFields, resolve: (reply: RequestOutcome) => void): void {
    if (isOver) return resolve(lost(smppFailure('closedByServer')));
    const { command } = sent;
    const usesWindow = !OUTSIDE_WINDOW.has(command);
    const onResponse = confirmations.isEmpty ? resolve : confirmations.carry(resolve);
    const sequence = pending.add(
      { command, usesWindow, resolve: onResponse },
      ports.monotonicNow(),
    );
    enquireLink.sent();
    writeBuffer.send(encodeFields(sent, { sequence, status: OK }, NO_TLVS));
    if (cancelTimer === null) watchDeadlines();
  }

  function send(pdu: SmppPdu): void {
    if (isOver) return;
    enquireLink.sent();
    writeBuffer.send(encodePdu(pdu));
  }

  function watchDeadlines(): void {
    cancelTimer = null;
    const { dueAt } = pending;
    if (dueAt === null || isOver) return;
    cancelTimer = ports.schedule(Math.max(0, dueAt - ports.monotonicNow()), () => {
      const overdue = pending.takeOverdue(ports.monotonicNow());
      for (const { resolve } of overdue) resolve(lost(smppFailure('noResponse')));
      watchDeadlines();
      if (overdue.length > 0 && !isOver) listeners.onRoom();
    });
  }

  const handler = createPduHandler({
    pending,
    maxUnanswered: settings.maxUnanswered,
    send,
    onMessage(pdu, respond) {
      listeners.onMessage(pdu, { session: self, sequence: pdu.sequence, respond });
    },
    onAcknowledged(onConfirmed) {
      if (!isOver) confirmations.add(onConfirmed);
    },
    onUnbind: awaitClose,
  });

  function receive(bytes: Buffer): void {
    if (!isOver) handler.handle(bytes);
  }

  /** The server sent unbind. Responses may still arrive until it closes the connection. */
  function awaitClose(): void {
    if (isUnbinding) return;
    isUnbinding = true;
    cancelUnbind = ports.schedule(UNBIND_MS, () => end(smppFailure('closedByServer')));
  }

  function end(failure: SmppFailure): void {
    if (isOver) return;
    // Responses of this turn must reach the peer.
    writeBuffer.flush();
    isOver = true;
    writeBuffer.close();
    enquireLink.stop();
    confirmations.stop();
    cancelTimer?.();
    cancelUnbind?.();
    connection.destroy();
    for (const { resolve } of pending.takeAll()) resolve(lost(failure));
    listeners.onEnd(failure);
  }

  function read(bytes: Buffer): void {
    enquireLink.received();
    const problem = framer.push(bytes, receive);
    if (problem !== null) {
      handler.rejectLength(framer.rejectedSequence);
      end(smppFailure('badFraming', { detail: problem }));
    } else if (!isOver) listeners.onRoom();
  }

  connection.onData((bytes) => {
    if (!isOver) writeBuffer.gather(() => read(bytes));
  });
  connection.onDrain(() => {
    writeBuffer.drained();
    if (!isOver) listeners.onRoom();
  });
  connection.onClose((reason) => {
    end(smppFailure(reason === 'closedByPeer' ? 'closedByServer' : 'brokeOff'));
  });

  return {
    get hasRoom() {
      return !isOver && !isUnbinding && writeBuffer.isOpen && pending.inFlight < settings.window;
    },
    get isBusy() {
      return pending.inFlight > 0 || handler.unanswered > 0;
    },
    request,
    end,
  };
}
