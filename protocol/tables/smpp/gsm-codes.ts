/** `data_coding` 0 has one septet per octet. This one goes before a sign of the extension table. */
export const GSM_ESCAPE = 0x1b;

/** Codes of the signs of the extension table, after the escape. Source: GSM 03.38, 6.2.1.1. */
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
