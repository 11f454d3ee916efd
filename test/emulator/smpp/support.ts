import { once } from 'node:events';
import * as net from 'node:net';

/** Bytes of a hex dump with spaces. */
export function hex(text: string): Buffer {
  return Buffer.from(text.replace(/\s/g, ''), 'hex');
}

/** A PDU by hand: the length is prepended. */
export function pdu(id: number, sequence: number, body = '', status = 0): Buffer {
  const content = hex(body);
  const header = Buffer.alloc(16);
  header.writeUInt32BE(16 + content.length, 0);
  header.writeUInt32BE(id, 4);
  header.writeUInt32BE(status, 8);
  header.writeUInt32BE(sequence, 12);
  return Buffer.concat([header, content]);
}

/** Text with the NUL that ends it, in hexadecimal. */
export function text(value: string): string {
  return `${Buffer.from(value, 'latin1').toString('hex')}00`;
}

export function bindBody(
  options: { login?: string; password?: string; systemType?: string; version?: string } = {},
): string {
  const { login = 'demo', password = 'demo', systemType = '', version = '34' } = options;
  return `${text(login)}${text(password)}${text(systemType)}${version}000000`;
}

export interface SubmitFields {
  readonly to?: string;
  readonly sender?: string;
  readonly esmClass?: string;
  readonly receipt?: string;
  readonly schedule?: string;
  readonly dataCoding?: string;
  /** In hexadecimal. */
  readonly octets?: string;
  readonly parameters?: string;
}

export function submitBody(fields: SubmitFields = {}): string {
  const { to = '77011234567', sender = 'SMSC', esmClass = '00', receipt = '01' } = fields;
  const { schedule = '' } = fields;
  const { dataCoding = '00', octets = '4869', parameters = '' } = fields;
  const length = (octets.length / 2).toString(16).padStart(2, '0');
  return `000500${text(sender)}0101${text(to)}${esmClass}0000${text(schedule)}00${receipt}00${dataCoding}00${length}${octets}${parameters}`;
}

export interface Answer {
  readonly id: number;
  readonly status: number;
  readonly sequence: number;
  readonly body: string;
}

/** A client of bytes, which knows nothing of SMPP except the length prefix. */
export class RawClient {
  readonly answers: Answer[] = [];
  /** All received bytes, also those that are not a valid PDU. */
  bytes: Buffer = Buffer.alloc(0);
  isClosed = false;
  private wake: () => void = () => undefined;

  private constructor(private readonly socket: net.Socket) {
    let rest: Buffer = Buffer.alloc(0);
    socket.on('data', (chunk: Buffer) => {
      this.bytes = Buffer.concat([this.bytes, chunk]);
      rest = Buffer.concat([rest, chunk]);
      while (rest.length >= 16 && rest.length >= rest.readUInt32BE(0)) {
        const one = rest.subarray(0, rest.readUInt32BE(0));
        rest = rest.subarray(one.length);
        this.answers.push({
          id: one.readUInt32BE(4),
          status: one.readUInt32BE(8),
          sequence: one.readUInt32BE(12),
          body: one.subarray(16).toString('hex'),
        });
      }
      this.wake();
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.isClosed = true;
      this.wake();
    });
  }

  static async connect(port: number | null | undefined): Promise<RawClient> {
    const socket = net.connect({ host: '127.0.0.1', port: port ?? 0 });
    await once(socket, 'connect');
    return new RawClient(socket);
  }

  send(...pdus: Buffer[]): void {
    this.socket.write(Buffer.concat(pdus));
  }

  /** Waits for a total number of responses, or for the end of the connection. */
  async next(count: number): Promise<Answer[]> {
    while (this.answers.length < count && !this.isClosed) await this.change();
    return this.answers;
  }

  async closed(): Promise<void> {
    while (!this.isClosed) await this.change();
  }

  end(): void {
    this.socket.destroy();
  }

  private change(): Promise<void> {
    return new Promise((resolve) => (this.wake = resolve));
  }
}
