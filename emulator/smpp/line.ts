import type { Socket } from 'node:net';
import { smppStatusCode } from '../../protocol/tables/smpp';
import { isProcessed, type FaultRule } from '../faults';
import { writePdu } from './wire';

const NOTHING = Buffer.alloc(0);
const NO_SMPP = Buffer.from('<html><body><h1>503 Service Unavailable</h1></body></html>');
const DEFAULT_DELAY_MS = 1000;

/** Effect of a fault on a command. */
export interface FaultEffect {
  /** Whether the command is carried out. */
  readonly isDone: boolean;
  /** `command_status` of the response if it is not. */
  readonly status: number;
  /** Writes the response, late, or something in its place. */
  answer(write: () => void): void;
}

/** Writes to a client, joining the writes of one turn, and ends an idle connection. */
export interface Line {
  write(id: number, status: number, sequence: number, body?: Buffer): void;
  flush(): void;
  /** Restarts the idle timer. */
  restartIdleTimer(): void;
  applyFault(fault: FaultRule | null): FaultEffect;
  /** Ends the connection after pending writes. */
  end(): void;
  stop(): void;
}

export function createLine(socket: Socket, idleSeconds: number): Line {
  const timers = new Set<NodeJS.Timeout>();
  let collected: Buffer[] = [];
  let isPlanned = false;
  let idle = setTimeout(expire, idleSeconds * 1000);

  function expire(): void {
    socket.destroy();
  }

  function flush(): void {
    if (collected.length === 0 || socket.destroyed) return;
    socket.write(Buffer.concat(collected));
    collected = [];
  }

  function write(id: number, status: number, sequence: number, body = NOTHING): void {
    collected.push(writePdu(id, status, sequence, body));
    if (isPlanned) return;
    isPlanned = true;
    queueMicrotask(() => {
      isPlanned = false;
      flush();
    });
  }

  function respondUnder(fault: FaultRule | null, send: () => void): void {
    switch (fault?.kind) {
      case undefined:
      case 'error9':
        return send();
      case 'delay':
      case 'drip': {
        const timer = setTimeout(() => {
          timers.delete(timer);
          send();
        }, fault?.ms ?? DEFAULT_DELAY_MS);
        timers.add(timer);
        return;
      }
      case 'empty':
        return;
      case 'dropBefore':
      case 'dropAfter':
      case 'reset':
        flush();
        socket.destroy();
        return;
      default:
        // Not SMPP: an HTML page, as from a proxy.
        flush();
        socket.write(NO_SMPP);
    }
  }

  return {
    write,
    flush,
    restartIdleTimer() {
      clearTimeout(idle);
      idle = setTimeout(expire, idleSeconds * 1000);
    },
    applyFault: (fault) => ({
      isDone: isProcessed(fault),
      status: smppStatusCode('throttled'),
      answer: (send) => respondUnder(fault, send),
    }),
    end() {
      flush();
      socket.end();
    },
    stop() {
      clearTimeout(idle);
      for (const timer of timers) clearTimeout(timer);
    },
  };
}
