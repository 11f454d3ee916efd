type PhoneValue = string | number | null | undefined;

/** Digits that a number has without the country or the trunk prefix before it. */
const SIGNIFICANT_DIGITS = 9;

/**
 * Whether two spellings mean one recipient. The gateway answers with the corrected number (`+`
 * gone, 8 → 7, the country put before), so of numbers the last nine digits decide; e-mail
 * addresses and nicknames are compared without case.
 */
export function isSamePhone(one: PhoneValue, other: PhoneValue): boolean {
  const left = normalizePhone(one);
  const right = normalizePhone(other);
  return left === right || (isLongNumber(left) && isLongNumber(right) && end(left) === end(right));
}

function isLongNumber(text: string): boolean {
  return text.length >= SIGNIFICANT_DIGITS && /^\d+$/.test(text);
}

function end(text: string): string {
  return text.slice(-SIGNIFICANT_DIGITS);
}

function normalizePhone(phone: PhoneValue): string {
  const text = String(phone ?? '')
    .trim()
    .toLowerCase();
  return /^[+\d\s().-]+$/.test(text) ? text.replace(/\D/g, '') : text;
}
