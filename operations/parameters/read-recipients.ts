import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

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
  functions: IExecuteFunctions,
  parameter: 'to' | 'phone',
  itemIndex: number,
  rules: Omit<RecipientRules, 'country'> = {},
): Result<string[]> {
  const given: unknown = functions.getNodeParameter(parameter, itemIndex);
  const country = readDefaultCountry(functions, itemIndex);
  if (!country.ok) return country;
  const recipients = parseRecipients(given, { ...rules, country: country.value });
  return recipients.ok ? recipients : failure(renamed(recipients.problem, parameter));
}

/** The option of that name; `undefined` where it is not given, or the operation has none. */
export function readDefaultCountry(
  functions: IExecuteFunctions,
  itemIndex: number,
): ReturnType<typeof checkCountry> {
  const options = functions.getNodeParameter('options', itemIndex, {}) as IDataObject;
  const country = readText(options.defaultCountry, 'defaultCountry');
  return country.ok ? checkCountry(country.value) : country;
}

function renamed(problem: Problem, parameter: string): Problem {
  if (problem.kind !== 'input') return problem;
  return { ...problem, parameter, text: problem.text.replace("'to'", `'${parameter}'`) };
}
