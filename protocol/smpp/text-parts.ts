import { invalidInput } from '../problem';
import { failure, success, type Result } from '../result';
import { param, sentence } from '../sentence';
import { GSM_EXTENDED, PART_SIZES, type TextEncodingName } from '../tables';
import type { SmppDataCoding } from '../tables/smpp';
import { nameCodePoint } from '../text/analysis';
import { isGsmSign, measureText } from '../text/parts';
import type { SmppTextEncoding } from './message';
import { encodeGsm, encodeLatin1, encodeUcs2 } from './text-bytes';

/** A number of one octet counts the parts of a long message. */
export const MOST_PARTS = 255;

export interface EncodedParts {
  readonly dataCoding: SmppDataCoding;
  readonly parts: readonly Buffer[];
}

interface Writing {
  readonly dataCoding: SmppDataCoding;
  /** By whose sizes it is split. */
  readonly size: TextEncodingName;
  readonly encode: (text: string) => Buffer | null;
}

const GSM: Writing = { dataCoding: 0, size: 'gsm7', encode: encodeGsm };
const UCS2: Writing = { dataCoding: 8, size: 'ucs2', encode: encodeUcs2 };

/**
 * The octets of a text, in as many parts as an SMS needs. With `auto` the text is written in the
 * alphabet of encoding 0 if all of it fits in, else in UCS-2; nothing is ever replaced. A phone gets
 * GSM 03.38 or UCS-2 also where the connection speaks ISO-8859-1, so the sizes are those of what it
 * will get.
 */
export function encodeParts(
  text: string,
  encoding: SmppTextEncoding,
  iso: boolean,
): Result<EncodedParts> {
  const size = measureText(text).encoding;
  const short: Writing = iso ? { dataCoding: 0, size, encode: encodeLatin1 } : GSM;
  const fits = encoding === 'ucs2' ? false : short.encode(text) !== null;
  if (!fits && encoding === 'gsm7') return failure(refuseSign(text, iso));
  const writing = fits ? short : UCS2;
  const pieces = splitText(text, writing.size);
  if (pieces.length > MOST_PARTS) {
    return failure(
      invalidInput(
        'text',
        sentence`${param('text')} makes ${pieces.length} SMS, a message can have ${MOST_PARTS}`,
        'Shorten the text, or split it into several messages',
      ),
    );
  }
  const parts = pieces.map((piece) => writing.encode(piece) ?? Buffer.alloc(0));
  return success({ dataCoding: writing.dataCoding, parts });
}

/** The same rules as `measureText`: no escaped sign and no surrogate pair is torn apart. */
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

function refuseSign(text: string, iso: boolean) {
  const signs = Array.from(text);
  const position = signs.findIndex((sign) =>
    iso ? encodeLatin1(sign) === null : !isGsmSign(sign),
  );
  const name = iso ? 'ISO-8859-1' : 'the GSM alphabet';
  return invalidInput(
    'text',
    sentence`Character ${position + 1} of ${param('text')}, ${nameCodePoint(signs[position] ?? ' ')}, is not in ${name}`,
    'Replace it, or choose another encoding',
  );
}
