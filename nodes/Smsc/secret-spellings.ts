const SIGNS = /[.*+?^${}()|[\]\\/-]/g;
const NAMED: Readonly<Record<string, string>> = {
  ...{ '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": 'apos' },
};
/** In what is escaped once more, `&` and the backslash stand for themselves again. */
const AMPERSAND = '&(?:amp;){0,2}';
const BACKSLASHES = '\\\\{1,4}';

/**
 * The source of a pattern that finds a text however it is written: plain, percent-encoded, as a
 * string of JSON, with character references, in base64 (also as a part of something longer) or in
 * hexadecimal, each also escaped once more. It is for bytes of utf-8 that are read as latin1.
 *
 * @param anyCase whether the letters may be large or small
 */
export function toSpellings(text: string, anyCase: boolean): string {
  const bytes = Buffer.from(text);
  const plain = [...text].map((sign) => spellSign(sign, anyCase)).join('');
  const coded = [0, 1, 2].map((offset) => spellBase64(bytes, offset));
  return [plain, ...coded, toAnyCase(bytes.toString('hex'))].join('|');
}

function spellSign(sign: string, anyCase: boolean): string {
  const cases = anyCase ? [sign, sign.toLowerCase(), sign.toUpperCase()] : [sign];
  const spellings = [...new Set(cases)].flatMap((one) => {
    const bytes = Buffer.from(one);
    const points = [...one].map((character) => character.codePointAt(0) as number);
    return [
      spellPlain(bytes.toString('latin1')),
      [...bytes].map((byte) => `%(?:25){0,2}${toHex(byte, 2)}`).join(''),
      toUnits(one)
        .map((unit) => `${BACKSLASHES}u${toHex(unit, 4)}`)
        .join(''),
      points
        .map((point) => `${AMPERSAND}#(?:0{0,6}${point}|[xX]0{0,6}${toHex(point, 0)});?`)
        .join(''),
      ...(NAMED[one] === undefined ? [] : [`${AMPERSAND}${NAMED[one]};`]),
      ...(one === ' ' ? ['\\+'] : []),
    ];
  });
  return `(?:${spellings.join('|')})`;
}

/** JSON and shells put backslashes before signs, never before letters and digits that mean themselves. */
function spellPlain(latin1: string): string {
  if (latin1 === '\\') return '\\\\{1,8}';
  return /^[\x21-\x2f\x3a-\x40\x5b-\x60\x7b-\x7e]$/.test(latin1)
    ? `\\\\{0,4}${escapePattern(latin1)}`
    : escapePattern(latin1);
}

/** The characters that are those of the bytes alone, whatever stands before and after them. */
function spellBase64(bytes: Uint8Array, offset: number): string {
  const whole = Buffer.concat([Buffer.alloc(offset), bytes]);
  const from = Math.ceil((offset * 4) / 3);
  const core = whole.toString('base64').slice(from, Math.floor((whole.length * 4) / 3));
  return core.replaceAll('+', '(?:[+-]|%2[bB])').replaceAll('/', '(?:\\\\{0,4}[/]|_|%2[fF])');
}

function toUnits(text: string): number[] {
  return Array.from({ length: text.length }, (_, place) => text.charCodeAt(place));
}

function toHex(value: number, digits: number): string {
  return toAnyCase(value.toString(16).padStart(digits, '0'));
}

function toAnyCase(hex: string): string {
  return hex.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
}

function escapePattern(text: string): string {
  return text.replace(SIGNS, '\\$&');
}
