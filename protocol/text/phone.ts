type PhoneValue = string | number | null | undefined;

/** Digits that a number has without the country or the trunk prefix before it. */
const SIGNIFICANT_DIGITS = 9;

/**
 * What all spellings of one recipient have in common. The gateway answers with the corrected
 * number (`+` gone, 8 → 7, the country put before), so of numbers the last nine digits count; of
 * e-mail addresses and nicknames everything but the case.
 */
export function phoneKey(phone: string): string {
  // As the gateway writes them, which is how they come by the thousand.
  if (/^\d+$/.test(phone)) return phone.slice(-SIGNIFICANT_DIGITS);
  const text = phone.trim().toLowerCase();
  return /^[+\d\s().-]+$/.test(text) ? text.replace(/\D/g, '').slice(-SIGNIFICANT_DIGITS) : text;
}

/** Whether two spellings mean one recipient. */
export function isSamePhone(one: PhoneValue, other: PhoneValue): boolean {
  return phoneKey(String(one ?? '')) === phoneKey(String(other ?? ''));
}

/**
 * The numbers under which the gateway may have stored a recipient. One written without `+` it
 * corrects by the habits of its countries: a trunk prefix becomes the country, a bare number gets it.
 */
export function listSpellings(recipient: string): string[] {
  const digits = recipient.replace(/^\+/, '');
  if (recipient.startsWith('+') || !/^\d+$/.test(digits)) return [digits];
  if (/^8\d{10}$/.test(digits)) return [digits, `7${digits.slice(1)}`];
  if (/^0\d{9}$/.test(digits)) return [digits, `38${digits}`];
  return /^\d{10}$/.test(digits) ? [digits, `7${digits}`] : [digits];
}
