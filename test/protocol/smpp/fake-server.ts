import { smppFailure, type SmppResult } from '../../../protocol/smpp/problem';
import type {
  ByteConnection,
  ConnectionEnd,
  SmppPorts,
  SmppServer,
} from '../../../protocol/smpp/connection';
import { decodePdu } from '../../../protocol/smpp/decode-pdu';
import { encodePdu } from '../../../protocol/smpp/encode-pdu';
import { createFramer } from '../../../protocol/smpp/framer';
import type { SmppPdu } from '../../../protocol/smpp/pdu';
import { FakeTime } from '../../../testkit/fake-time';
import { pdu } from './support';

/** The server's end of a connection in memory. */
export class Peer {
  readonly received: SmppPdu[] = [];
  /** Octets that were written and, while the peer stalls, not read. */
  held = 0;
  writes = 0;
  isStalled = false;
  isOpen = true;
  private end: ConnectionEnd | null = null;
  private readonly framer = createFramer();
  private onData: (bytes: Buffer) => void = () => undefined;
  private onDrain: () => void = () => undefined;
  private onClose: (end: ConnectionEnd) => void = () => undefined;

  constructor(
    readonly server: SmppServer,
    private readonly answer: (pdu: SmppPdu, peer: Peer) => void,
  ) {}

  readonly connection: ByteConnection = {
    write: (bytes) => {
      if (!this.isOpen) return true;
      this.writes += 1;
      if (this.isStalled) {
        this.held += bytes.length;
        return false;
      }
      queueMicrotask(() => this.take(Buffer.from(bytes)));
      return true;
    },
    onData: (listener) => (this.onData = listener),
    onDrain: (listener) => (this.onDrain = listener),
    onClose: (listener) => (this.onClose = listener),
    destroy: () => this.close('destroyed'),
  };

  send(...pdus: SmppPdu[]): void {
    this.sendBytes(Buffer.concat(pdus.map(encodePdu)));
  }

  sendBytes(bytes: Buffer): void {
    queueMicrotask(() => {
      if (!this.isOpen) return;
      const read = Buffer.from(bytes);
      this.onData(read);
      // Like a socket that reads the next bytes into the same memory.
      read.fill(0xff);
    });
  }

  close(end: ConnectionEnd = 'closedByPeer'): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    this.end = end;
    this.onClose(end);
  }

  drain(): void {
    this.isStalled = false;
    this.onDrain();
  }

  /** Received PDUs of a kind. */
  of<Name extends SmppPdu['command']>(command: Name): Extract<SmppPdu, { command: Name }>[] {
    return this.received.filter(
      (one): one is Extract<SmppPdu, { command: Name }> => one.command === command,
    );
  }

  /** Bytes written before the client closed the connection still arrive. */
  private take(bytes: Buffer): void {
    if (this.end !== null && this.end !== 'destroyed') return;
    this.framer.push(bytes, (whole) => {
      const decoded = decodePdu(whole);
      if (!decoded.ok) throw new Error(decoded.unreadable.reason);
      this.received.push(decoded.pdu);
      this.answer(decoded.pdu, this);
    });
  }
}

export type Answer = (pdu: SmppPdu, peer: Peer) => void;

/** Accepts every bind and every message, with the IDs 1, 2, 3… */
export function obliging(): Answer {
  let id = 0;
  return (request, peer) => {
    const { sequence } = request;
    switch (request.command) {
      case 'bind_transceiver':
      case 'bind_transmitter':
      case 'bind_receiver':
        peer.send(pdu(`${request.command}_resp`, { sequence, systemId: 'TEST' }));
        break;
      case 'submit_sm':
        id += 1;
        peer.send(pdu('submit_sm_resp', { sequence, messageId: String(id) }));
        break;
      case 'enquire_link':
      case 'unbind':
        peer.send(pdu(`${request.command}_resp`, { sequence }));
        break;
      default:
    }
  };
}

/** A server in memory and the ports of a client that reach it. */
export class FakeServer {
  readonly time = new FakeTime(Date.parse('2026-11-27T12:00:00Z'));
  readonly peers: Peer[] = [];
  readonly attempts: SmppServer[] = [];
  answer: Answer = obliging();
  /** Whether connections are accepted, by server. */
  isReachable: (server: SmppServer) => boolean = () => true;

  readonly ports: SmppPorts = {
    connect: async (server): Promise<SmppResult<ByteConnection>> => {
      this.attempts.push(server);
      if (!this.isReachable(server)) {
        return { ok: false, problem: smppFailure('connectionRefused') };
      }
      const peer = new Peer(server, (request, from) => this.answer(request, from));
      this.peers.push(peer);
      return { ok: true, value: peer.connection };
    },
    monotonicNow: this.time.monotonicNow,
    wallClock: this.time.clock,
    schedule: this.time.schedule,
    random: () => 0.5,
  };

  /** The peer of the newest connection. */
  get peer(): Peer {
    return this.peers[this.peers.length - 1] as Peer;
  }

  /** All PDUs received over all connections. */
  of<Name extends SmppPdu['command']>(command: Name): Extract<SmppPdu, { command: Name }>[] {
    return this.peers.flatMap((peer) => peer.of(command));
  }
}
