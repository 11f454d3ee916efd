/**
 * A minimal SMPP server in a separate process, so that measurements show the client. It decodes
 * only what it needs of a PDU. The parent controls it over the IPC channel.
 */
import { createServer, type Socket } from 'node:net';
import type { ServerOrder, ServerReport } from './plain-smpp-messages';

const HEADER = 16;
const RESPONSE = 0x80000000;
const SUBMIT_SM = 0x04;
const UNBIND = 0x06;
const ENQUIRE_LINK = 0x15;
const BINDS: readonly number[] = [0x01, 0x02, 0x09];
const DELIVER_SM_RESP = 0x80000005;
const PAUSE_MS = 50;

let order: ServerOrder = { kind: 'answer' };
let submits = 0;
let lastAt = 0;
let receipts = { sent: 0, taken: 0 };
let texts = new Map<string, number>();
let breaks = 0;
let untilBreak = 0;
const sockets = new Set<Socket>();
const held: (readonly [Socket, Buffer])[] = [];

const server = createServer({ noDelay: true }, (socket) => {
  sockets.add(socket);
  let rest: Buffer = Buffer.alloc(0);
  socket.on('error', () => undefined);
  socket.once('close', () => sockets.delete(socket));
  socket.on('data', (chunk: Buffer) => {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const answers: Buffer[] = [];
    let at = 0;
    while (bytes.length - at >= HEADER && !socket.destroyed) {
      const length = bytes.readUInt32BE(at);
      if (bytes.length - at < length) break;
      const answer = take(socket, bytes.subarray(at, at + length));
      if (answer !== null) answers.push(answer);
      at += length;
    }
    rest = bytes.subarray(at);
    if (answers.length > 0 && !socket.destroyed) socket.write(Buffer.concat(answers));
  });
});

function take(socket: Socket, pdu: Buffer): Buffer | null {
  const command = pdu.readUInt32BE(4);
  if (command === SUBMIT_SM) return takeSubmit(socket, pdu);
  if (command === DELIVER_SM_RESP) {
    if (pdu.readUInt32BE(8) === 0) return sendReceipts(socket, 1);
    return offerAgain(socket, pdu.readUInt32BE(12));
  }
  if (command >= RESPONSE) return null;
  if (BINDS.includes(command)) setImmediate(() => sendReceipts(socket, 0));
  return respond(pdu, 'PLAIN');
}

function takeSubmit(socket: Socket, pdu: Buffer): Buffer | null {
  submits += 1;
  lastAt = performance.now();
  const id = submits.toString(36);
  switch (order.kind) {
    case 'hold':
      held.push([socket, respond(pdu, id)]);
      return null;
    case 'break': {
      const text = readText(pdu);
      texts.set(text, (texts.get(text) ?? 0) + 1);
      if (breaks >= order.times || --untilBreak > 0) return respond(pdu, id);
      breaks += 1;
      untilBreak = order.every + (breaks % 7);
      // In turn: before the response, within it and after it.
      const answer = respond(pdu, id);
      const part = answer.subarray(0, [0, 9, answer.length][breaks % 3]);
      socket.end(part);
      return null;
    }
    default:
      return respond(pdu, id);
  }
}

/** A successful response with one text. */
function respond(pdu: Buffer, text: string): Buffer {
  const command = pdu.readUInt32BE(4);
  const hasText = command !== UNBIND && command !== ENQUIRE_LINK;
  const answer = Buffer.allocUnsafe(HEADER + (hasText ? text.length + 1 : 0));
  answer.writeUInt32BE(answer.length, 0);
  answer.writeUInt32BE((command | RESPONSE) >>> 0, 4);
  answer.writeUInt32BE(0, 8);
  pdu.copy(answer, 12, 12, HEADER);
  if (hasText) {
    answer.write(text, HEADER, 'latin1');
    answer[answer.length - 1] = 0;
  }
  return answer;
}

/** `short_message` of a `submit_sm`. */
function readText(pdu: Buffer): string {
  const skipText = (at: number): number => pdu.indexOf(0, at) + 1;
  let at = skipText(HEADER);
  at = skipText(at + 2);
  at = skipText(at + 2) + 3;
  at = skipText(skipText(at)) + 4;
  const length = pdu[at] ?? 0;
  return pdu.toString('latin1', at + 1, at + 1 + length);
}

/** Keeps the window of receipts full. */
function sendReceipts(socket: Socket, taken: number): null {
  if (order.kind !== 'deliver') return null;
  receipts.taken += taken;
  const most = Math.min(order.count, receipts.taken + order.window);
  const pdus: Buffer[] = [];
  while (receipts.sent < most) pdus.push(writeReceipt((receipts.sent += 1)));
  if (pdus.length > 0) socket.write(Buffer.concat(pdus));
  return null;
}

/** Sends a receipt again that the client rejected. */
function offerAgain(socket: Socket, number: number): null {
  setTimeout(() => socket.write(writeReceipt(number)), PAUSE_MS);
  return null;
}

function writeReceipt(number: number): Buffer {
  const id = String(1_000_000 + number);
  const text = `id:${id} sub:001 dlvrd:001 submit date:2611271200 done date:2611271201 stat:DELIVRD err:000`;
  const body = Buffer.concat([
    Buffer.from(`\0\x01\x0177011234567\0\x05\0Shop\0\x04\0\0\0\0\0\0\0\0`, 'latin1'),
    Buffer.from([text.length]),
    Buffer.from(text, 'latin1'),
    tlv(0x001e, Buffer.from(`${id}\0`)),
    tlv(0x0427, Buffer.from([2])),
    tlv(0x0423, Buffer.from([3, 0, 0])),
    tlv(0x2000, Buffer.from('0.7000')),
    tlv(0x2001, Buffer.from([0, 0])),
  ]);
  const header = Buffer.alloc(HEADER);
  [HEADER + body.length, 5, 0, number].forEach((value, index) =>
    header.writeUInt32BE(value, 4 * index),
  );
  return Buffer.concat([header, body]);
}

function tlv(tag: number, value: Buffer): Buffer {
  const header = Buffer.alloc(4);
  header.writeUInt16BE(tag, 0);
  header.writeUInt16BE(value.length, 2);
  return Buffer.concat([header, value]);
}

function report(extra: Partial<ServerReport> = {}): void {
  const address = server.address();
  process.send?.({
    port: typeof address === 'object' && address !== null ? address.port : 0,
    submits,
    lastAt,
    releasedAt: 0,
    taken: receipts.taken,
    breaks,
    counts: [...texts],
    ...extra,
  } satisfies ServerReport);
}

process.on('message', (next: ServerOrder) => {
  if (next.kind === 'report') return report();
  order = next;
  submits = 0;
  if (next.kind === 'break') {
    texts = new Map();
    breaks = 0;
    untilBreak = next.every;
  }
  if (next.kind === 'deliver') receipts = { sent: 0, taken: 0 };
  if (next.kind === 'stall') sockets.forEach((socket) => socket.pause());
  else sockets.forEach((socket) => socket.resume());
  const releasedAt = performance.now();
  if (next.kind === 'answer') {
    for (const [socket, answer] of held.splice(0)) socket.write(answer);
  }
  report({ releasedAt });
});
process.on('disconnect', () => process.exit());
server.listen(0, '127.0.0.1', () => report());
