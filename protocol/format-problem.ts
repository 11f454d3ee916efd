import type { Done, ProblemWords } from './problem';
import {
  formatSentence,
  listParameters,
  param,
  sentence,
  type LabelOf,
  type Sentence,
} from './sentence';

/** A problem as text. Both sentences have no full stop at the end. */
export interface FormattedProblem {
  readonly text: string;
  readonly advice: string;
}

/**
 * Returns the text and advice of a problem. A parameter is named by the host's label, else by its
 * name. If the text does not name the parameter with the problem, its label comes first.
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

/** Returns text and advice in one line. */
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

const RETRY = 'retry this execution to send only the rest; a new execution sends everything again';

function describeDone(done: Done): Sentence {
  const { count } = done;
  switch (done.kind) {
    case 'items': {
      const were = count === 1 ? 'Item 0 was' : `Items 0 to ${count - 1} were`;
      return `${were} already processed, so do not repeat the whole run`;
    }
    case 'messages': {
      const were = count === 1 ? '1 message was' : `${count} messages were`;
      return done.hasSendOnceKey
        ? sentence`${were} already accepted: because of ${param('sendOnceKey')}, a new execution sends only the rest`
        : `${were} already accepted: ${RETRY}`;
    }
    case 'mails': {
      const were = count === 1 ? '1 item was' : `${count} items were`;
      return `${were} already sent: ${RETRY}`;
    }
  }
}
