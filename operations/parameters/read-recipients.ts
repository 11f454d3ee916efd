import type { ParameterReader, Row } from '../host';

import {
  checkCountry,
  failure,
  parseRecipients,
  type Problem,
  type RecipientRules,
  type Result,
} from '../../protocol';
import { readText } from './read-text';

/**
 * Recipients of an item. The protocol calls the parameter `to`; an operation whose field has
 * another name has its problems told under that one.
 */
export function readRecipients(
  host: ParameterReader,
  parameter: 'to' | 'phone',
  itemIndex: number,
  rules: Omit<RecipientRules, 'country'> = {},
): Result<string[]> {
  const given: unknown = host.read(parameter, itemIndex);
  const country = readDefaultCountry(host, itemIndex);
  if (!country.ok) return country;
  const recipients = parseRecipients(given, { ...rules, country: country.value });
  return recipients.ok ? recipients : failure(renamed(recipients.problem, parameter));
}

/** The option of that name; `undefined` where it is not given, or the operation has none. */
export function readDefaultCountry(
  host: ParameterReader,
  itemIndex: number,
): ReturnType<typeof checkCountry> {
  const options = host.read('options', itemIndex, {}) as Row;
  const country = readText(options.defaultCountry, 'defaultCountry');
  return country.ok ? checkCountry(country.value) : country;
}

function renamed(problem: Problem, parameter: string): Problem {
  if (problem.kind !== 'input') return problem;
  return { ...problem, parameter, text: problem.text.replace("'to'", `'${parameter}'`) };
}
