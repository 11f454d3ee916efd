/** An SMPP server that consists of our codec on a socket, for third-party clients. */
import { createServer as createPlain, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer as createSecure } from 'node:tls';
import { decodePdu } from '../../protocol/smpp/decode-pdu';
import { encodePdu } from '../../protocol/smpp/encode-pdu';
import { createFramer } from '../../protocol/smpp/framer';
import { type KnownPdu, type PduOf, type SmppPdu } from '../../protocol/smpp/pdu';
import { pdu } from '../protocol/smpp/support';
import { writeTlv } from '../support/write-tlv';

const THROTTLED = 0x58;
const WRONG_PASSWORD = 0x0e;
const CANCEL_FAILED = 0x11;

export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

export class CodecServer {
  /** All received PDUs, and the errors of our codec. */
  readonly received: SmppPdu[] = [];
  readonly unreadable: string[] = [];
  /** Bytes in both directions, a PDU each. */
  readonly transcript: Buffer[] = [];
  /** How many of the next messages are throttled. */
  throttles = 0;
  private nextId = 854_019;
  private sequence = 0;
  private socket: Socket | null = null;
  private readonly server: Server;

  constructor(
    certificate: Certificate | null,
    private readonly password: string,
  ) {
    const take = (socket: Socket): void => this.connect(socket);
    this.server = certificate === null ? createPlain(take) : createSecure(certificate, take);
  }

  async start(): Promise<number> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return (this.server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    this.socket?.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  of<Name extends KnownPdu['command']>(command: Name): PduOf<Name>[] {
    return this.received.filter((one): one is PduOf<Name> & KnownPdu => one.command === command);
  }

  /** Sends a message to the client. */
  deliver(fields: Partial<PduOf<'deliver_sm'>>): void {
    this.sequence += 1;
    this.send(pdu('deliver_sm', { ...fields, sequence: this.sequence }));
  }

  private connect(socket: Socket): void {
    this.socket = socket;
    const framer = createFramer();
    socket.on('error', () => undefined);
    socket.on('data', (chunk: Buffer) => {
      const problem = framer.push(chunk, (bytes) => {
        this.transcript.push(Buffer.from(bytes));
        const decoded = decodePdu(bytes);
        if (!decoded.ok) this.unreadable.push(decoded.unreadable.reason);
        else this.take(decoded.pdu);
      });
      if (problem !== null) this.unreadable.push(problem);
    });
  }

  private send(answer: KnownPdu): void {
    const bytes = encodePdu(answer);
    this.transcript.push(bytes);
    this.socket?.write(bytes);
  }

  private take(request: SmppPdu): void {
    this.received.push(request);
    const { sequence } = request;
    switch (request.command) {
      case 'bind_transceiver':
      case 'bind_transmitter':
      case 'bind_receiver': {
        const isWrong = request.password !== this.password;
        const answer = { sequence, systemId: 'CODEC', status: isWrong ? WRONG_PASSWORD : 0 };
        const tlvs = isWrong ? [] : [writeTlv('sc_interface_version', 0x34)];
        return this.send(pdu(`${request.command}_resp`, { ...answer, tlvs }));
      }
      case 'submit_sm':
        return this.takeMessage(request);
      case 'query_sm':
        return this.send(
          pdu('query_sm_resp', {
            sequence,
            messageId: request.messageId,
            finalDate: '261127120100000+',
            messageState: 2,
          }),
        );
      case 'cancel_sm':
        return this.send(pdu('cancel_sm_resp', { sequence, status: CANCEL_FAILED }));
      case 'enquire_link':
        return this.send(pdu('enquire_link_resp', { sequence }));
      case 'unbind':
        return this.send(pdu('unbind_resp', { sequence }));
      default:
    }
  }

  private takeMessage(request: PduOf<'submit_sm'>): void {
    const { sequence } = request;
    if (this.throttles > 0) {
      this.throttles -= 1;
      return this.send(pdu('submit_sm_resp', { sequence, status: THROTTLED }));
    }
    const messageId = String(this.nextId++);
    this.send(pdu('submit_sm_resp', { sequence, messageId }));
    if (request.registeredDelivery === 0) return;
    this.deliver({
      sourceAddrTon: request.destAddrTon,
      sourceAddrNpi: request.destAddrNpi,
      sourceAddr: request.destinationAddr,
      destinationAddr: request.sourceAddr,
      esmClass: 4,
      shortMessage: Buffer.from(
        `id:${messageId} sub:001 dlvrd:001 submit date:2611271200 done date:2611271201 stat:DELIVRD err:000`,
      ),
      tlvs: [
        writeTlv('receipted_message_id', messageId),
        writeTlv('message_state', 2),
        writeTlv('network_error_code', Buffer.from([3, 0, 0])),
        writeTlv('cost', '0.7000'),
        writeTlv('flag', 0),
      ],
    });
  }
}
