/** What a cell shows instead of a value, in English and in Russian, and where its column is too narrow. */
const ERROR_VALUE =
  /^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|ERROR!|SPILL!|CALC!|Н\/Д|ССЫЛКА!|ЗНАЧ!|ИМЯ\?|ДЕЛ\/0!|ЧИСЛО!|ПУСТО!|#{2,})$/iu;

/** Returns whether a cell holds an error of its spreadsheet instead of a value, such as `#N/A`. */
export function isSpreadsheetError(cell: string): boolean {
  return ERROR_VALUE.test(cell.trim());
}
