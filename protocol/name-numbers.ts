import type { RequestError } from './problem';
import type { ProblemWords } from './problem-words';
import { sentence } from './sentence';
import { findRequestError } from './tables';

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
  const words = findRequestError(endpoint, code)?.ofNumber;
  const [first, ...others] = numbers.map((one) => JSON.stringify(one));
  if (words === undefined || first === undefined) return problem;
  if (others.length === 0) return { ...problem, numbers, text: words.split(PLACE).join(first) };
  const shown = [first, ...others].slice(0, SHOWN_NUMBERS).join(', ');
  const rest = numbers.length - SHOWN_NUMBERS;
  const list = rest > 0 ? `${shown} and ${rest} more` : shown;
  return { ...problem, numbers, text: sentence`${problem.text}: ${list}` };
}

/** Stands for the number in the texts of the table. */
const PLACE = '{number}';
