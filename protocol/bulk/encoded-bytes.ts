import { isUnreserved } from '../wire/form';

/** Bytes of a text inside a form in utf-8, where all but a few characters take three for each byte. */
export function countEncodedBytes(text: string): number {
  let unreserved = 0;
  for (let at = 0; at < text.length; at += 1)
    if (isUnreserved(text.charCodeAt(at))) unreserved += 1;
  return unreserved + (Buffer.byteLength(text, 'utf8') - unreserved) * 3;
}
