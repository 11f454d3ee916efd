import type { ChannelRow } from './channels';

/** GSM 03.38: one septet each, and those that need an escape before them. */
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

/** Letters that are spoken in one paid block of five seconds. */
const LETTERS_PER_BLOCK = 75;

/** Parts of one message, by what its channel counts. */
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

/** The texts of the parts. No pair (escaped sign, surrogates) is torn apart. */
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

/** Cuts a text to what fits into `limit` parts, as `maxsms` asks. */
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
