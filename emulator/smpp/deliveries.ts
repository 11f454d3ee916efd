import { MOSCOW_OFFSET_MS } from '../answers/dates';
import type { InboxMessage } from '../inbox';
import type { Message } from '../messages/message';
import { stateOf } from './states';
import { writeText } from './texts';
import { parameter, text } from './wire';

/** The content of a deliver_sm. */
export interface Delivery {
  readonly kind: 'receipt' | 'incoming';
  /** For the journal. */
  readonly fields: Readonly<Record<string, string>>;
  /** Body of the PDU, which depends on the options of the connection. */
  body(isIso: boolean): Buffer;
}

const INTERNATIONAL = [1, 1] as const;
const ALPHANUMERIC = [5, 0] as const;
const RECEIPT_CLASS = 0x04;

/** Delivery receipt of a message, as text and as optional parameters. */
export function describeReceipt(message: Message, id: string): Delivery {
  const [state, word] = stateOf(message.status);
  const line =
    message.channel.name === 'hlr' ? writeHlr(message, id, word) : writeLine(message, id, word);
  const octets = Buffer.from(line, 'latin1');
  const body = () =>
    Buffer.concat([
      writeBody(message.phone, message.sender, RECEIPT_CLASS, 0, octets),
      parameter(0x001e, text(id)),
      parameter(0x0427, Buffer.from([state])),
      parameter(0x0423, Buffer.from([3, message.err >> 8, message.err & 0xff])),
      // `n.nnnn` fills the six octets named on the gateway's page, which leaves no room for a NUL.
      parameter(0x2000, Buffer.from((message.cost / 100).toFixed(4).slice(0, 6), 'latin1')),
      parameter(0x2001, Buffer.from([message.flag >> 8, message.flag & 0xff])),
    ]);
  return { kind: 'receipt', fields: { id, phone: message.phone, text: line }, body };
}

function writeLine(message: Message, id: string, word: string): string {
  const dates = `submit date:${shortDate(message.acceptedAt)} done date:${shortDate(message.changedAt)}`;
  const delivered = word === 'DELIVRD' ? '001' : '000';
  return `id:${id} sub:001 dlvrd:${delivered} ${dates} stat:${word} err:${threeDigits(message.err)}`;
}

function writeHlr({ hlr, err }: Message, id: string, word: string): string {
  const found = Object.entries(hlr).map(([name, value]) => `${name}:${urlEncode(String(value))}`);
  return `id:${id} stat:${word} err:${threeDigits(err)} ${found.join(' ')}`;
}

/** Message of a subscriber. */
export function describeInboxMessage(message: InboxMessage): Delivery {
  const { id, phone, to, text: written } = message;
  return {
    kind: 'incoming',
    fields: { id: String(id), phone, to, text: written },
    body(isIso) {
      const { dataCoding, octets } = writeText(written, isIso);
      if (octets.length <= 254) return writeBody(phone, to, 0, dataCoding, octets);
      return Buffer.concat([
        writeBody(phone, to, 0, dataCoding, Buffer.alloc(0)),
        parameter(0x0424, octets),
      ]);
    },
  };
}

function writeBody(
  source: string,
  destination: string,
  esmClass: number,
  dataCoding: number,
  octets: Buffer,
): Buffer {
  return Buffer.concat([
    text(''),
    address(source),
    address(destination),
    Buffer.from([esmClass, 0, 0]),
    text(''),
    text(''),
    Buffer.from([0, 0, dataCoding, 0, octets.length]),
    octets,
  ]);
}

function address(written: string): Buffer {
  const kind = /^\d+$/.test(written) ? INTERNATIONAL : written === '' ? [0, 0] : ALPHANUMERIC;
  return Buffer.concat([Buffer.from(kind), text(written)]);
}

/** `YYMMDDhhmm` in Moscow time; the gateway does not document the time zone. */
function shortDate(milliseconds: number): string {
  const date = new Date(milliseconds + MOSCOW_OFFSET_MS).toISOString();
  return date.replace(/\D/g, '').slice(2, 12);
}

function threeDigits(number: number): string {
  return String(number).padStart(3, '0');
}

/** Equivalent of PHP's `urlencode`, which the page names. */
function urlEncode(written: string): string {
  return [...Buffer.from(written, 'utf8')]
    .map((octet) => {
      const sign = String.fromCharCode(octet);
      if (/[A-Za-z0-9._-]/.test(sign)) return sign;
      return sign === ' ' ? '+' : `%${octet.toString(16).toUpperCase().padStart(2, '0')}`;
    })
    .join('');
}
