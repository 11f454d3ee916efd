import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { encodeText, type Charset } from '../charset';
import type { FaultRule } from '../faults';

export interface OutgoingResponse {
  readonly text: string;
  readonly charset: Charset;
  readonly contentType: string;
}

/** The charset for the fault `wrongCharset`. */
const WRONG_CHARSET: Readonly<Record<Charset, Charset>> = {
  'utf-8': 'windows-1251',
  'windows-1251': 'utf-8',
  'koi8-r': 'windows-1251',
};

const DRIP_MS = 20;
const FLOOD_BYTES = 16 * 1024 * 1024;
const HTML = '<html><head><title>SMSC</title></head><body><h1>Technical works</h1></body></html>';

/** Sends a response, altered as the fault rule says. Rejects when `signal` aborts a delay. */
export async function deliver(
  response: ServerResponse,
  answer: OutgoingResponse,
  fault: FaultRule | null,
  signal: AbortSignal,
): Promise<void> {
  const charset = fault?.kind === 'wrongCharset' ? WRONG_CHARSET[answer.charset] : answer.charset;
  const body = encodeText(answer.text, charset);
  const send = (status: number, type: string, bytes: Buffer): void => {
    response.writeHead(status, { 'Content-Type': type, 'Content-Length': bytes.length });
    response.end(bytes);
  };
  switch (fault?.kind) {
    case 'dropBefore':
    case 'dropAfter':
      response.destroy();
      return;
    case 'reset':
      response.writeHead(200, {
        'Content-Type': answer.contentType,
        'Content-Length': body.length,
      });
      response.write(firstHalf(body), () => response.socket?.resetAndDestroy());
      return;
    case 'http5xx':
      return send(fault.status ?? 503, 'text/plain', Buffer.from('Service Unavailable'));
    case 'html':
      return send(200, 'text/html; charset=windows-1251', Buffer.from(HTML));
    case 'redirect':
      response.writeHead(302, { Location: fault.location ?? 'http://127.0.0.1:9/' }).end();
      return;
    case 'truncate':
      return send(200, answer.contentType, firstHalf(body));
    case 'empty':
      return send(200, answer.contentType, Buffer.alloc(0));
    case 'flood':
      return send(
        200,
        answer.contentType,
        Buffer.concat([body, Buffer.alloc(fault.bytes ?? FLOOD_BYTES, ' ')]),
      );
    case 'drip':
      response.writeHead(200, {
        'Content-Type': answer.contentType,
        'Content-Length': body.length,
      });
      for (const byte of body) {
        response.write(Buffer.from([byte]));
        await sleep(fault.ms ?? DRIP_MS, undefined, { signal });
        if (response.destroyed) return;
      }
      response.end();
      return;
    case 'delay':
      await sleep(fault.ms ?? 0, undefined, { signal });
      return send(200, answer.contentType, body);
    default:
      return send(200, answer.contentType, body);
  }
}

function firstHalf(body: Buffer): Buffer {
  return body.subarray(0, Math.floor(body.length / 2));
}
