/** Signs of the GSM 03.38 default alphabet; each takes one septet. */
export const GSM_BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';

/** Signs of its extension table; each takes two septets, because an escape goes before it. */
export const GSM_EXTENDED = '\f^{}\\[~]|€';

/** How an SMS is written: in septets of the GSM alphabet, or as UCS-2 if one sign is not in it. */
export type TextEncodingName = 'gsm7' | 'ucs2';

/**
 * Units (septets, or 16-bit units) that one SMS holds, and each part of a longer message.
 * Source: HTTP API, "Sending SMS messages: parameters" (`mes`).
 */
export const PART_SIZES = {
  gsm7: { single: 160, multiple: 153 },
  ucs2: { single: 70, multiple: 67 },
} as const satisfies Record<TextEncodingName, { single: number; multiple: number }>;
