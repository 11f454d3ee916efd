/**
 * What a cell shows instead of a value. Each language of a spreadsheet has its own words, so the form
 * counts: `#REF!`, `#ИМЯ?`, `#WERT!`, `#¿NOMBRE?`; `#N/A`, `#Н/Д`, `#NV`; `Err:502`; and `####` where
 * the column is too narrow.
 */
const ERROR_VALUE =
  /^(?:#[¡¿]?\p{L}[\p{L}\d_'’/ ]*[!?]|#\p{L}{1,2}\/\p{L}{1,2}|#NV|#GETTING_DATA|#{2,}|(?:Err|Ошибка):\d{3})$/iu;

/** Returns whether a cell holds an error of its spreadsheet instead of a value, such as `#N/A`. */
export function isSpreadsheetError(cell: string): boolean {
  return ERROR_VALUE.test(cell.trim());
}
