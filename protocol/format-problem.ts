import type { Done, ProblemWords } from './problem';
import {
  formatSentence,
  listParameters,
  param,
  sentence,
  type LabelOf,
  type Sentence,
} from './sentence';

/** A problem in words, as a host shows it. Both are sentences without a full stop at their end. */
export interface FormattedProblem {
  readonly text: string;
  readonly advice: string;
}

/**
 * Returns the words of a problem, the only place where they become text. A parameter is named by the
 * label that the host gives for it, else by its name. Where the text does not name the parameter that
 * is wrong, its label comes first.
 */
export function formatProblem(
  problem: ProblemWords & { readonly parameter?: string },
  labelOf: LabelOf = () => undefined,
): FormattedProblem {
  const { text, parameter, done } = problem;
  const advice =
    done === undefined ? problem.advice : sentence`${problem.advice}. ${describeDone(done)}`;
  return {
    text: formatSentence(nameParameter(text, parameter, labelOf), labelOf),
    advice: formatSentence(advice, labelOf),
  };
}

/** The text and the advice in one line, for places that have room for one. */
export function summarizeProblem(
  problem: ProblemWords & { readonly parameter?: string },
  labelOf?: LabelOf,
): string {
  const { text, advice } = formatProblem(problem, labelOf);
  return `${text}. ${advice}`;
}

function nameParameter(text: Sentence, parameter: string | undefined, labelOf: LabelOf): Sentence {
  const label = parameter === undefined ? undefined : labelOf(parameter);
  if (parameter === undefined || label === undefined) return text;
  const isNamed = listParameters(text).some((one) => labelOf(one) === label);
  return isNamed ? text : sentence`${param(parameter)}: ${text}`;
}

const RETRY =
  'retry this execution, which sends only what is missing; a new execution sends all of it again';

function describeDone(done: Done): Sentence {
  const { count } = done;
  switch (done.kind) {
    case 'items': {
      const were = count === 1 ? 'Item 0 was' : `Items 0 to ${count - 1} were`;
      return `${were} already carried out, so do not repeat the whole run`;
    }
    case 'messages': {
      const were = count === 1 ? '1 message was' : `${count} messages were`;
      return done.isSentOnce
        ? sentence`${were} already accepted: a new execution sends only what is missing, because of ${param('sendOnceKey')}`
        : `${were} already accepted: ${RETRY}`;
    }
    case 'mails': {
      const were = count === 1 ? '1 item was' : `${count} items were`;
      return `${were} already sent: ${RETRY}`;
    }
  }
}
