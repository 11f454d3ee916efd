import { smppStatusCode } from '../tables/smpp';
import type { SmppSettings } from './check-options';
import type { ByteConnection, SmppPorts } from './connection';
import { createConfirmations } from './confirmations';
import type { IncomingOffer } from './delivery-handler';
import { encodeFields, encodePdu } from './encode-pdu';
import { createFramer } from './framer';
import { createLiveness } from './liveness';
import { createOutbox } from './outbox';
import { createPduHandler, lost } from './handle-pdu';
import type { PduFields, SmppPdu, Tlv } from './pdu';
import { smppFailure, type SmppFailure } from './problem';
import type { MessagePdu } from './read-message';
import type { OfferingSession } from './redelivery';
import { RequestTable, type Reply } from './request-table';

export type { Reply } from './request-table';

export interface SessionListeners {
  /** A message or a receipt. It may be answered later. */
  onMessage(pdu: MessagePdu, offer: IncomingOffer): void;
  /** There may be room again: an answer came, or the peer reads again. */
  onRoom(): void;
  /** Once; all requests have been settled before it. */
  onEnd(failure: SmppFailure): void;
}

/** SMPP over one connection, from its first byte to its last. */
export interface Session {
  /** Whether another request may be sent now. */
  readonly hasRoom: boolean;
  /** Requests without an answer, and messages that were not answered. */
  readonly isBusy: boolean;
  /** Sends a request, even when there is no room; `settle` is called once, in any case. */
  request(request: PduFields, settle: (reply: Reply) => void): void;
  end(failure: SmppFailure): void;
}

const OK = smppStatusCode('ok');
const NO_TLVS: readonly Tlv[] = [];
/** For the server to close the connection after it said good-bye. */
const GOODBYE_MS = 1000;
/** The bind and the good-bye do not compete with messages. */
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
  const table = new RequestTable(settings.responseTimeoutMs);
  const framer = createFramer();
  const outbox = createOutbox(connection, () => end(smppFailure('notReading')));
  const liveness = createLiveness(ports, settings, {
    ask: (answered) => request({ command: 'enquire_link' }, answered),
    giveUp: () => end(smppFailure(outbox.isOpen ? 'silent' : 'notReading')),
  });
  let isOver = false;
  let isLeaving = false;
  let takeBackTimer: (() => void) | null = null;
  let takeBackGoodbye: (() => void) | null = null;
  /** For telling what was offered over this connection from what came over another one. */
  const self: OfferingSession = { startedAt: ports.monotonicNow() };
  const confirmations = createConfirmations(ports, () => {
    request({ command: 'enquire_link' }, () => undefined);
  });

  function request(sent: PduFields, settle: (reply: Reply) => void): void {
    if (isOver) return settle(lost(smppFailure('closedByServer')));
    const { command } = sent;
    const counts = !OUTSIDE_WINDOW.has(command);
    const settled = confirmations.isEmpty ? settle : confirmations.carry(settle);
    const sequence = table.add({ command, counts, settle: settled }, ports.monotonicNow());
    liveness.sent();
    outbox.send(encodeFields(sent, { sequence, status: OK }, NO_TLVS));
    if (takeBackTimer === null) watchDeadlines();
  }

  function send(pdu: SmppPdu): void {
    if (isOver) return;
    liveness.sent();
    outbox.send(encodePdu(pdu));
  }

  function watchDeadlines(): void {
    takeBackTimer = null;
    const { dueAt } = table;
    if (dueAt === null || isOver) return;
    takeBackTimer = ports.schedule(Math.max(0, dueAt - ports.monotonicNow()), () => {
      const overdue = table.takeOverdue(ports.monotonicNow());
      for (const { settle } of overdue) settle(lost(smppFailure('noResponse')));
      watchDeadlines();
      if (overdue.length > 0 && !isOver) listeners.onRoom();
    });
  }

  const handler = createPduHandler({
    table,
    maxUnanswered: settings.maxUnanswered,
    send,
    onMessage(pdu, answer) {
      listeners.onMessage(pdu, { session: self, sequence: pdu.sequence, answer });
    },
    onAcknowledged(onConfirmed) {
      if (!isOver) confirmations.add(onConfirmed);
    },
    onUnbind: leave,
  });

  function receive(bytes: Buffer): void {
    if (!isOver) handler.handle(bytes);
  }

  /** The server said good-bye: answers may still come until it closes. */
  function leave(): void {
    if (isLeaving) return;
    isLeaving = true;
    takeBackGoodbye = ports.schedule(GOODBYE_MS, () => end(smppFailure('closedByServer')));
  }

  function end(failure: SmppFailure): void {
    if (isOver) return;
    // What was answered in this turn is to reach the peer.
    outbox.flush();
    isOver = true;
    outbox.close();
    liveness.stop();
    confirmations.stop();
    takeBackTimer?.();
    takeBackGoodbye?.();
    connection.destroy();
    for (const { settle } of table.takeAll()) settle(lost(failure));
    listeners.onEnd(failure);
  }

  function read(bytes: Buffer): void {
    liveness.received();
    const problem = framer.push(bytes, receive);
    if (problem !== null) {
      handler.rejectLength(framer.rejectedSequence);
      end(smppFailure('badFraming', { detail: problem }));
    } else if (!isOver) listeners.onRoom();
  }

  connection.onData((bytes) => {
    if (!isOver) outbox.gather(() => read(bytes));
  });
  connection.onDrain(() => {
    outbox.drained();
    if (!isOver) listeners.onRoom();
  });
  connection.onClose((reason) => {
    end(smppFailure(reason === 'closedByPeer' ? 'closedByServer' : 'brokeOff'));
  });

  return {
    get hasRoom() {
      return !isOver && !isLeaving && outbox.isOpen && table.underWay < settings.window;
    },
    get isBusy() {
      return table.underWay > 0 || handler.unanswered > 0;
    },
    request,
    end,
  };
}
