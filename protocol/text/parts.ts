/** GSM 03.38: one septet each, and those that take two because of the escape before them. */
const BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const EXTENDED = '\f^{}\\[~]|€';

const SEPTETS: ReadonlyMap<string, number> = new Map([
  ...Array.from(BASIC, (sign) => [sign, 1] as const),
  ...Array.from(EXTENDED, (sign) => [sign, 2] as const),
]);

const LATIN = { single: 160, multiple: 153 };
const UNICODE = { single: 70, multiple: 67 };

/**
 * SMS parts that a text takes: 160 characters of the GSM alphabet or 70 others in one part, 153 or
 * 67 in each of several. No pair (escaped sign, surrogates) is torn apart.
 * Source: HTTP API, "Sending SMS messages: parameters" (`mes`).
 */
export function countParts(text: string): number {
  const isLatin = Array.from(text).every((sign) => SEPTETS.has(sign));
  const { single, multiple } = isLatin ? LATIN : UNICODE;
  let parts = 1;
  let used = 0;
  let total = 0;
  for (const sign of text) {
    const size = isLatin ? (SEPTETS.get(sign) as number) : sign.length;
    total += size;
    if (used + size > multiple) {
      parts += 1;
      used = 0;
    }
    used += size;
  }
  return total <= single ? 1 : parts;
}
