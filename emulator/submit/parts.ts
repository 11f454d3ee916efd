import type { ChannelRow } from './channels';

/** GSM 03.38: characters of one septet, and those that need an escape. */
const GSM_BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const GSM_EXTENDED = new Set('\f^{}\\[~]|€');

interface Capacity {
  readonly single: number;
  readonly multiple: number;
}

const LATIN: Capacity = { single: 160, multiple: 153 };
const UNICODE: Capacity = { single: 70, multiple: 67 };
const OCTETS: Capacity = { single: 140, multiple: 134 };

/** Characters spoken in one paid block of five seconds. */
const LETTERS_PER_BLOCK = 75;

/** Number of parts of one message, in the unit of its channel. */
export function countParts(text: string, channel: ChannelRow): number {
  switch (channel.counts) {
    case 'segments':
      return splitText(text).length;
    case 'bytes':
      return countPieces(text.length, OCTETS);
    case 'hex':
      return countPieces(Math.ceil(text.length / 2), OCTETS);
    case 'speech':
      return Math.max(1, Math.ceil(text.length / LETTERS_PER_BLOCK));
    case 'one':
      return 1;
  }
}

/** Texts of the segments. A pair (escape sequence, surrogates) is never split. */
export function splitText(text: string): string[] {
  const isLatin = [...text].every((sign) => GSM_BASIC.has(sign) || GSM_EXTENDED.has(sign));
  const capacity = isLatin ? LATIN : UNICODE;
  const sizeOf = (sign: string): number =>
    isLatin ? (GSM_EXTENDED.has(sign) ? 2 : 1) : sign.length;

  let total = 0;
  for (const sign of text) total += sizeOf(sign);
  if (total <= capacity.single) return [text];

  const parts: string[] = [];
  let part = '';
  let used = 0;
  for (const sign of text) {
    const size = sizeOf(sign);
    if (used + size > capacity.multiple) {
      parts.push(part);
      part = '';
      used = 0;
    }
    part += sign;
    used += size;
  }
  return [...parts, part];
}

/** Truncates a text to `limit` segments, as `maxsms` requests. */
export function limitParts(text: string, limit: number): string {
  const parts = splitText(text);
  if (parts.length <= limit) return text;
  if (limit > 1) return parts.slice(0, limit).join('');
  let cut = '';
  for (const sign of text) {
    if (splitText(cut + sign).length > 1) break;
    cut += sign;
  }
  return cut;
}

function countPieces(octets: number, capacity: Capacity): number {
  return octets <= capacity.single ? 1 : Math.ceil(octets / capacity.multiple);
}
