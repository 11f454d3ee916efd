import {
  ACCOUNT_ERRORS,
  listParameters,
  param,
  type ProblemWords,
  type Sentence,
  sentence,
} from '../../protocol';
import type { Field } from '../field';

/** A problem of any operation, as far as the advice depends on it. */
export interface ToolProblem extends ProblemWords {
  readonly kind?: string;
  readonly name: string;
  readonly parameter?: string;
  readonly retry?: string;
  readonly limit?: string;
}

/** What a model can do where an option of the owner rejects its call. */
const WAYS: Readonly<Record<string, string>> = {
  allowedRecipients: 'Choose another recipient',
  maxCodesPerRecipient: 'Ask the person for the last code instead',
  maxCost: 'Send less in one call',
  maxCostPerExecution: 'Send only what the limit leaves, if anything',
  maxMessagesPerExecution: 'Send only what the limit leaves, if anything',
  maxRecipients: 'Send to fewer recipients in one call',
};
const REPLACE_VALUE = 'Call the tool again with a single plain value for';
const NO_WAY = 'Do not repeat the call with the same values';

const TELL = 'tell the user what was not done';

/**
 * Returns what a model can do about a problem. The advice for people often names an option or a
 * credential, which a model cannot change.
 *
 * @param fields those of the operation
 */
export function adviseModel(problem: ToolProblem, fields: readonly Field[]): Sentence {
  const { kind, name, parameter, retry, limit, advice } = problem;
  if (kind === 'input') {
    const isOwners = (one: string): boolean => !isOffered(one, fields);
    if (parameter === '') {
      return sentence`${NO_WAY}. The owner of the workflow has to solve this: ${advice}`;
    }
    const option = [parameter ?? '', ...listParameters(advice)].find(isOwners);
    if (option === undefined) {
      return isForBuilder(advice) ? sentence`${REPLACE_VALUE} ${param(parameter ?? '')}` : advice;
    }
    return sentence`${WAYS[option] ?? NO_WAY}. Only the owner of the workflow can change ${param(option)}; ${TELL}`;
  }
  if (retry === 'unknownOutcome') {
    return `The message may have been sent, so do not send it again; ${TELL} or check its status`;
  }
  if (limit === 'repetition') {
    return 'Do not repeat the call with the same text: the earlier message counts. Repeat it later only if the user wants a second one';
  }
  if (retry === 'later') return `Repeat the call at most once, after a minute; otherwise ${TELL}`;
  if (ACCOUNT_ERRORS.has(name) || name === 'insufficientFunds') {
    return sentence`Do not repeat the call; ${TELL}. The owner of the workflow has to solve this: ${advice}`;
  }
  if (name === 'invalidPhone' || name === 'undeliverable') {
    return 'Ask the user to check the phone number, and do not repeat the call with the same number';
  }
  return sentence`${NO_WAY}; ${TELL}. For the owner of the workflow: ${advice}`;
}

/** Whether advice is about items and expressions, which only exist in the editor. */
function isForBuilder(advice: Sentence): boolean {
  const pieces = typeof advice === 'string' ? [advice] : advice;
  return pieces.some((piece) => typeof piece === 'string' && /\b(?:expression|item)\b/.test(piece));
}

/** Whether a parameter is a field that a model can fill in. Options are for the owner. */
function isOffered(name: string, fields: readonly Field[]): boolean {
  return fields.some((field) => field.name === name && field.isChosenByPerson !== true);
}
