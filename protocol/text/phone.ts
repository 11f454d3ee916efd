type PhoneValue = string | number | null | undefined;

/** Digits that a number has without the country or the trunk prefix before it. */
const SIGNIFICANT_DIGITS = 9;

/**
 * What all spellings of one recipient have in common. The gateway answers with the corrected
 * number (`+` gone, 8 → 7, the country put before), so of numbers the last nine digits count; of
 * e-mail addresses and nicknames everything but the case.
 */
export function phoneKey(phone: string): string {
  const text = phone.trim().toLowerCase();
  return /^[+\d\s().-]+$/.test(text) ? text.replace(/\D/g, '').slice(-SIGNIFICANT_DIGITS) : text;
}

/** Whether two spellings mean one recipient. */
export function isSamePhone(one: PhoneValue, other: PhoneValue): boolean {
  return phoneKey(String(one ?? '')) === phoneKey(String(other ?? ''));
}
