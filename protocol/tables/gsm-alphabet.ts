/** Characters of the GSM 03.38 default alphabet. Each takes one septet. */
export const GSM_BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';

/** Precedes a character of the extension table. `data_coding` 0 has one septet per octet. */
export const GSM_ESCAPE = 0x1b;

/** Codes of the characters of the extension table, after the escape. Source: GSM 03.38, 6.2.1.1. */
export const GSM_EXTENSION_CODES = [
  { sign: '\f', code: 0x0a },
  { sign: '^', code: 0x14 },
  { sign: '{', code: 0x28 },
  { sign: '}', code: 0x29 },
  { sign: '\\', code: 0x2f },
  { sign: '[', code: 0x3c },
  { sign: '~', code: 0x3d },
  { sign: ']', code: 0x3e },
  { sign: '|', code: 0x40 },
  { sign: '€', code: 0x65 },
] as const;

/** Characters of the extension table. Each takes two septets, because an escape precedes it. */
export const GSM_EXTENDED: string = GSM_EXTENSION_CODES.map(({ sign }) => sign).join('');

/** Encoding of an SMS: septets of the GSM alphabet, or UCS-2 if a character is not in it. */
export type TextEncodingName = 'gsm7' | 'ucs2';

/**
 * Units (septets, or 16-bit units) in a single SMS, and in each part of a longer message.
 * Source: HTTP API, "Sending SMS messages: parameters" (`mes`).
 */
export const PART_SIZES = {
  gsm7: { single: 160, multiple: 153 },
  ucs2: { single: 70, multiple: 67 },
} as const satisfies Record<TextEncodingName, { single: number; multiple: number }>;
