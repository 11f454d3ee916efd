/**
 * Output fields with which a reader can prove something, as paths with dots: the digits of a
 * one-time code, its token, and the code that a call speaks, which a decoded response has in
 * `extra`. Hosts hide them in stored runs where they can. A workflow still reads them.
 */
export const SENSITIVE_OUTPUT_FIELDS: readonly string[] = [
  'code',
  'token',
  'request.code',
  'extra.code',
];
