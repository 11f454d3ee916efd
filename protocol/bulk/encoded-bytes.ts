const UNRESERVED = /[A-Za-z0-9\-._~]/g;

/** Bytes of a text inside a form in utf-8, where all but a few characters take three for each byte. */
export function countEncodedBytes(text: string): number {
  const unreserved = text.match(UNRESERVED)?.length ?? 0;
  return unreserved + (Buffer.byteLength(text, 'utf8') - unreserved) * 3;
}
