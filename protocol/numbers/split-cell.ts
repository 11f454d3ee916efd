/** `7,9991E+10`: a comma that is a decimal point, as spreadsheets write it in half of Europe. */
const DECIMAL_COMMA = /(\d),(\d+E\+?\d+)/gi;
/** `77011234567,0` at the end of a number. */
const EMPTY_DECIMALS = /(\d{7}),0+(?=\s*(?:[;\r\n|]|$))/g;
const EXTENSION_PARAMETER = /;\s*ext=/gi;
const SEPARATOR = /[,;|\t\r\n]+/;
/** A slash or a word between two numbers; between two digits of one it stays. */
const BETWEEN_NUMBERS = /\s*\/\s*|\s+(?:or|and|и|или|та|або|және|немесе)\s+/i;
const DIGITS_OF_A_NUMBER = 7;
const DIGITS_OF_A_WHOLE_NUMBER = 10;

/**
 * The entries of a cell that may hold several numbers: separated by comma, semicolon, bar, tab or
 * line break, by a slash or a word between whole numbers, or by nothing but a space.
 */
export function splitCell(cell: string): string[] {
  return cell
    .replace(EXTENSION_PARAMETER, ' ext ')
    .replace(DECIMAL_COMMA, '$1.$2')
    .replace(EMPTY_DECIMALS, '$1')
    .split(SEPARATOR)
    .flatMap(splitBetweenNumbers)
    .flatMap(splitAtSpaces)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}

function splitBetweenNumbers(entry: string): string[] {
  const parts = entry.split(BETWEEN_NUMBERS);
  return parts.every((part) => countDigits(part) >= DIGITS_OF_A_NUMBER) ? parts : [entry];
}

function splitAtSpaces(entry: string): string[] {
  const parts = entry.trim().split(/\s+/);
  return parts.every((part) => countDigits(part) >= DIGITS_OF_A_WHOLE_NUMBER) ? parts : [entry];
}

function countDigits(text: string): number {
  return text.replace(/\D/g, '').length;
}
