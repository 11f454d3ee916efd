import type { RequestError } from './problem';
import type { ProblemWords } from './problem-words';
import { findRequestError, type RequestErrorRow, textsIn, type TextLanguage } from './tables';

const SHOWN_NUMBERS = 3;

/**
 * Returns the same problem, of a request with these phone numbers. Its text names them where the
 * error is about the number.
 */
export function nameNumbers<Some extends ProblemWords>(
  problem: Some,
  numbers: readonly string[],
): Some {
  const { kind, endpoint, code } = problem as Partial<RequestError>;
  if (kind !== 'gateway' || endpoint === undefined || typeof code !== 'number') return problem;
  const row = findRequestError(endpoint, code);
  if (row?.ofNumber === undefined || numbers.length === 0) return problem;
  return { ...problem, numbers, text: textOfNumbers(row, numbers, 'en') };
}

/** Returns the text of a rejection in a language, with the numbers where it is about them. */
export function textOfNumbers(
  row: Pick<RequestErrorRow, 'text' | 'advice' | 'ofNumber' | 'ru'>,
  numbers: readonly string[],
  language: TextLanguage,
): string {
  const { ofNumber } = language === 'ru' ? row.ru : row;
  const { text } = textsIn(row, language);
  const [first, ...others] = numbers.map((one) => JSON.stringify(one));
  if (ofNumber === undefined || first === undefined) return text;
  if (others.length === 0) return ofNumber.split(PLACE).join(first);
  const shown = [first, ...others].slice(0, SHOWN_NUMBERS).join(', ');
  const rest = numbers.length - SHOWN_NUMBERS;
  return `${text}: ${rest > 0 ? `${shown} ${MORE[language](rest)}` : shown}`;
}

/** Stands for the number in the texts of the table. */
const PLACE = '{number}';

const MORE: Readonly<Record<TextLanguage, (rest: number) => string>> = {
  en: (rest) => `and ${rest} more`,
  ru: (rest) => `и еще ${rest}`,
};
