/**
 * Returns a field of a credential without white space around it, because values copied from a web
 * page often contain a space or a line break; `''` if it is not a text.
 */
export function readText(value: unknown): string {
  return readSecret(value).trim();
}

/** Returns a field of a credential as it is, because a space may belong to a password. */
export function readSecret(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Returns a field of a credential as a number, or the default if it is empty or not a number. */
export function readNumber(value: unknown, byDefault: number): number {
  const number = typeof value === 'string' && value.trim() === '' ? NaN : Number(value);
  return Number.isFinite(number) ? number : byDefault;
}
