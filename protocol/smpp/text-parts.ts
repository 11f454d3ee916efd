import { invalidInput } from '../problem';
import { failure, success, type Result } from '../result';
import { param, sentence } from '../sentence';
import { GSM_EXTENDED, PART_SIZES, type TextEncodingName } from '../tables';
import type { SmppDataCoding } from '../tables/smpp';
import { nameCodePoint } from '../text/analysis';
import { isGsmSign, measureText } from '../text/parts';
import type { SmppTextEncoding } from './message';
import { encodeGsm, encodeLatin1, encodeUcs2 } from './text-bytes';

/** Most parts of a long message: the header stores the number in one octet. */
export const MOST_PARTS = 255;

export interface EncodedParts {
  readonly dataCoding: SmppDataCoding;
  readonly parts: readonly Buffer[];
}

interface Writing {
  readonly dataCoding: SmppDataCoding;
  /** The encoding whose part sizes apply. */
  readonly size: TextEncodingName;
  readonly encode: (text: string) => Buffer | null;
}

const GSM: Writing = { dataCoding: 0, size: 'gsm7', encode: encodeGsm };
const UCS2: Writing = { dataCoding: 8, size: 'ucs2', encode: encodeUcs2 };

/**
 * Returns the octets of a text in as many parts as SMS needs. `auto` uses the alphabet of
 * data_coding 0 if it contains the whole text, else UCS-2; no character is ever replaced. Problems:
 * InvalidInput for a character outside the chosen alphabet, and for more than 255 parts. A phone
 * receives GSM 03.38 or UCS-2 even if the connection uses ISO-8859-1, so the part sizes are those
 * of the phone.
 */
export function encodeParts(
  text: string,
  encoding: SmppTextEncoding,
  iso: boolean,
): Result<EncodedParts> {
  const size = measureText(text).encoding;
  const short: Writing = iso ? { dataCoding: 0, size, encode: encodeLatin1 } : GSM;
  const fits = encoding === 'ucs2' ? false : short.encode(text) !== null;
  if (!fits && encoding === 'gsm7') return failure(rejectCharacter(text, iso));
  const writing = fits ? short : UCS2;
  const segments = splitText(text, writing.size);
  if (segments.length > MOST_PARTS) {
    return failure(
      invalidInput(
        'text',
        sentence`${param('text')} needs ${segments.length} SMS, but a message can have at most ${MOST_PARTS}`,
        'Shorten the text, or split it into several messages',
      ),
    );
  }
  const parts = segments.map((segment) => writing.encode(segment) ?? Buffer.alloc(0));
  return success({ dataCoding: writing.dataCoding, parts });
}

/** Splits like `measureText` counts: never inside an escaped character or a surrogate pair. */
export function splitText(text: string, size: TextEncodingName): string[] {
  const { single, multiple } = PART_SIZES[size];
  const unitsOf = (sign: string) =>
    size === 'ucs2' ? sign.length : GSM_EXTENDED.includes(sign) ? 2 : 1;
  const parts: string[] = [];
  let units = 0;
  let used = 0;
  let start = 0;
  let at = 0;
  for (const sign of text) {
    const own = unitsOf(sign);
    units += own;
    if (used + own > multiple) {
      parts.push(text.slice(start, at));
      start = at;
      used = 0;
    }
    used += own;
    at += sign.length;
  }
  return units <= single ? [text] : [...parts, text.slice(start)];
}

function rejectCharacter(text: string, iso: boolean) {
  const signs = Array.from(text);
  const position = signs.findIndex((sign) =>
    iso ? encodeLatin1(sign) === null : !isGsmSign(sign),
  );
  const name = iso ? 'ISO-8859-1' : 'the GSM alphabet';
  return invalidInput(
    'text',
    sentence`Character ${position + 1} of ${param('text')}, ${nameCodePoint(signs[position] ?? ' ')}, is not in ${name}`,
    'Replace the character or choose another encoding',
  );
}
