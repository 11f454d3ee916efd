import type { IExecuteFunctions } from 'n8n-workflow';

import {
  failure,
  parseRecipients,
  type Problem,
  type RecipientRules,
  type Result,
} from '../../../protocol';

/**
 * Recipients of an item. The protocol calls the parameter `to`; an operation whose field has
 * another name has its problems told under that one.
 */
export function readRecipients(
  functions: IExecuteFunctions,
  parameter: 'to' | 'phone',
  itemIndex: number,
  rules: RecipientRules = {},
): Result<string[]> {
  const recipients = parseRecipients(functions.getNodeParameter(parameter, itemIndex), rules);
  return recipients.ok ? recipients : failure(renamed(recipients.problem, parameter));
}

function renamed(problem: Problem, parameter: string): Problem {
  if (problem.kind !== 'input') return problem;
  return { ...problem, parameter, text: problem.text.replace("'to'", `'${parameter}'`) };
}
