/** The parts used by tests and bench; the library has no types. */
declare module 'smpp' {
  import type { EventEmitter } from 'node:events';
  import type { Server, Socket } from 'node:net';

  interface Filter {
    encode(value: unknown): unknown;
    decode(value: unknown): unknown;
  }

  export class PDU {
    constructor(command: string | Buffer, fields?: Readonly<Record<string, unknown>>);
    readonly command: string;
    readonly command_status: number;
    readonly sequence_number: number;
    readonly [field: string]: unknown;
    response(fields?: Readonly<Record<string, unknown>>): PDU;
    toBuffer(): Buffer;
  }

  export class Session extends EventEmitter {
    readonly socket: Socket;
    bind_transceiver(fields: object, onAnswer: (answer: PDU) => void): boolean;
    submit_sm(fields: object, onAnswer: (answer: PDU) => void): boolean;
    deliver_sm(fields: object, onAnswer?: (answer: PDU) => void): boolean;
    unbind(onAnswer?: (answer: PDU) => void): boolean;
    send(pdu: PDU): boolean;
    close(): void;
    destroy(): void;
  }

  export const filters: Readonly<Record<string, Filter>>;
  export function createServer(onSession: (session: Session) => void): Server;
  export function connect(options: { readonly port: number; readonly host: string }): Session;
}
