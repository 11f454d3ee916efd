import { attachExtensions } from './extension';
import { isGroupedNumber } from './grouped-digits';

/** `7,9991E+10`: a decimal comma, as spreadsheets write it in half of Europe. */
const DECIMAL_COMMA = /(\d),(\d+[EЕ]\+?\d+)/gi;
/** `77011234567,0` at the end of a number. */
const EMPTY_DECIMALS = /(?<=(?:\d[\s()'.-]*){7}),0{1,2}(?=\s*(?:[,|]|$))/g;
const SEPARATOR = /[;|\t\r\n]+/;
/** A slash or a word between two numbers; between two digits of one number it stays. */
const BETWEEN_NUMBERS = /\s*\/\s*|\s+(?:or|and|и|или|та|або|және|немесе)\s+/i;
/** A plus starts a number. */
const BEFORE_PLUS = /[\s(]+(?=\+)|(?<=\d)(?=\+\d{3})/;
const DIGITS_OF_A_NUMBER = 7;
const DIGITS_OF_A_WHOLE_NUMBER = 10;

/** A piece of a cell that is at most one entry. */
export interface CellPiece {
  readonly text: string;
  /**
   * Whether only a comma without a space separates it from another piece: that may be a decimal
   * comma.
   */
  readonly isTight: boolean;
}

/**
 * Returns the entries of a cell with several numbers: separated by comma, semicolon, bar, tab or
 * line break, by a slash or a word between complete numbers, by a space between complete numbers or
 * before a plus. Also splits a list written as text.
 */
export function splitCell(cell: string): CellPiece[] {
  const list = readJsonList(cell.trim());
  if (list !== null) return list.flatMap(splitText);
  return splitText(
    cell
      .trim()
      .replace(/^\[(.*)\]$/s, (whole, inner: string) => (/[[\]]/.test(inner) ? whole : inner)),
  );
}

function splitText(cell: string): CellPiece[] {
  return attachExtensions(cell.replace(/ {2,}/g, ' '))
    .split(SEPARATOR)
    .flatMap(splitAtCommas)
    .flatMap(({ text, isTight }) =>
      // Most pieces are one number.
      /^\+?\d+$/.test(text)
        ? [{ text, isTight }]
        : splitBetweenNumbers(text, BETWEEN_NUMBERS, DIGITS_OF_A_NUMBER)
            .flatMap((part) => splitBetweenNumbers(part, BEFORE_PLUS, DIGITS_OF_A_NUMBER))
            .flatMap((part) => splitBetweenNumbers(part, /\s+/, DIGITS_OF_A_WHOLE_NUMBER))
            .map((part) => ({ text: part.trim(), isTight })),
    )
    .filter(({ text }) => text !== '');
}

/** A comma with a space beside it separates; one without a space may be part of a number. */
function splitAtCommas(text: string): CellPiece[] {
  return text
    .replace(DECIMAL_COMMA, '$1.$2')
    .split(/,\s+|\s+,/)
    .flatMap((part): CellPiece[] => {
      const piece = part.trim();
      if (!piece.includes(',') || isGroupedNumber(piece)) return [{ text: piece, isTight: false }];
      const entries = piece
        .replace(EMPTY_DECIMALS, '')
        .split(',')
        .filter((entry) => entry !== '');
      return entries.map((entry) => ({ text: entry, isTight: entries.length > 1 }));
    });
}

function splitBetweenNumbers(entry: string, separator: RegExp, digits: number): string[] {
  const parts = entry.trim().split(separator);
  const isList = parts.every((part) => part.replace(/\D/g, '').length >= digits);
  return isList && !entry.includes('@') ? parts : [entry];
}

/** A number in a list, which keeps all its digits only as text. */
const BARE_NUMBER = /([[,]\s*)(-?\d[\d.eE+-]*)(?=\s*[,\]])/g;

/**
 * Returns the entries of a list written as text, as agents and databases do: `["+7…","+7…"]`, also
 * with numbers or single quotes. Returns `null` if the text is not such a list.
 */
function readJsonList(text: string): string[] | null {
  if (!/^\[.*\]$/s.test(text)) return null;
  const quoted = text.replace(BARE_NUMBER, '$1"$2"');
  return parse(quoted) ?? parse(quoted.replaceAll("'", '"')) ?? parse(text);
}

function parse(text: string): string[] | null {
  try {
    const list: unknown = JSON.parse(text);
    const isFlat =
      Array.isArray(list) && list.every((entry) => ['string', 'number'].includes(typeof entry));
    return isFlat ? (list as unknown[]).map(String) : null;
  } catch {
    return null;
  }
}
