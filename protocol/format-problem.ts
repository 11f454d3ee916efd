import type { Done, ProblemRows, ProblemWords } from './problem-words';
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
 *
 * @param retry how to send only the rest of a run that was stopped
 */
export function formatProblem(
  problem: ProblemWords & { readonly parameter?: string },
  labelOf: LabelOf = () => undefined,
  retry: string = RETRY_EXECUTION,
): FormattedProblem {
  const { text, parameter, done } = problem;
  const advice =
    done === undefined || done.kind === 'nothing'
      ? problem.advice
      : sentence`${problem.advice}. ${describeDone(done, retry)}`;
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

/** A problem as the error of a host. */
export interface FormattedError {
  /**
   * Everything that matters, because many places show only the message: the row, what happened,
   * what the run did before, and how to go on.
   */
  readonly message: string;
  readonly description: string;
}

/** What a host adds to the error. */
export interface ErrorWords {
  readonly labelOf?: LabelOf;
  /** Behind what happened, such as `code 7, invalidPhone`. */
  readonly note?: string;
  /** How the host goes on after a row that failed, such as `set On Error to Continue`. */
  readonly skipRows?: string;
  /** How the host sends only the rest of a run that was stopped; default: by a retry of the execution. */
  readonly retry?: string;
}

/** Returns a problem as the error with which a run ends. No full stop at the end. */
export function formatError(
  problem: ProblemWords & { readonly parameter?: string },
  { labelOf, note, skipRows, retry }: ErrorWords = {},
): FormattedError {
  const { text, advice: description } = formatProblem(problem, labelOf, retry);
  const { rows, done } = problem;
  const place = rows === undefined ? '' : `${nameRows(rows)}: `;
  const happened = `${place}${text}${note === undefined ? '' : ` (${note})`}`;
  // Some texts end with it.
  const isTold = done?.kind === 'nothing' && /nothing was sent/i.test(text);
  const more = [isTold ? '' : resolveDone(done), tellHowToGoOn(problem, skipRows)].filter(
    (one) => one !== '',
  );
  return { message: [happened, ...more].join('. '), description };
}

function nameRows({ first, last, places, of }: ProblemRows): string {
  if (first === last) return `Row ${first} of ${of}`;
  if (places === undefined) return `Rows ${first} to ${last} of ${of}`;
  const rest = places.length - SHOWN_ROWS;
  const more = rest > 0 ? ` and ${rest} more` : '';
  return `Rows ${places.slice(0, SHOWN_ROWS).join(', ')}${more} of ${of}`;
}

const SHOWN_ROWS = 5;

function resolveDone(done: Done | undefined): string {
  switch (done?.kind) {
    case undefined:
      return '';
    case 'nothing':
      return `Nothing was ${done.effect}`;
    case 'items':
      return `${count(done.count, 'row')} already processed`;
    case 'mails': {
      const left = done.total - done.count - done.unknown;
      const unsent = left > 0 ? `, ${left} not` : '';
      return `${of(done.count, done.total, 'row')} already sent${tellUnknown(done)}${unsent}`;
    }
    case 'messages': {
      const left = done.total - done.count - done.unknown;
      const unknown = tellUnknown(done);
      const unsent = left > 0 ? `, ${left} not sent` : '';
      return `${of(done.count, done.total, 'message')} already accepted${unknown}${unsent}`;
    }
  }
}

function tellUnknown({ unknown }: { readonly unknown: number }): string {
  return unknown > 0 ? `, of ${unknown} it is unknown` : '';
}

function count(number: number, noun: string): string {
  return number === 1 ? `1 ${noun} was` : `${number} ${noun}s were`;
}

function of(number: number, total: number, noun: string): string {
  const were = number === 1 ? 'was' : 'were';
  return `${number} of ${total} ${noun}${total === 1 ? '' : 's'} ${were}`;
}

/** Only for a problem that another row does not have, or that may be about one of several numbers. */
function tellHowToGoOn(problem: ProblemWords, skipRows: string | undefined): string {
  const { rows, done } = problem;
  if (rows === undefined) return '';
  const isOne = rows.first === rows.last;
  if (!isOne && !('numbers' in problem)) return '';
  const what =
    done?.kind === 'nothing' && done.effect === 'sent'
      ? 'rows that cannot be sent'
      : 'rows with a problem';
  const skip = skipRows === undefined ? '' : `, or ${skipRows} to skip ${what}`;
  return `Fix the row${isOne ? '' : 's'}${skip}`;
}

const RETRY_EXECUTION =
  'retry this execution to send only the rest; a new execution sends everything again';

function describeDone(done: Exclude<Done, { kind: 'nothing' }>, retry: string): Sentence {
  const { count } = done;
  switch (done.kind) {
    case 'items': {
      const were = count === 1 ? 'Row 1 was' : `Rows 1 to ${count} were`;
      return `${were} already processed, so do not repeat the whole run`;
    }
    case 'messages': {
      const were = count === 1 ? '1 message was' : `${count} messages were`;
      return done.hasSendOnceKey
        ? sentence`${were} already accepted: because of ${param('sendOnceKey')}, a new execution sends only the rest`
        : `${were} already accepted: ${retry}`;
    }
    case 'mails': {
      const were = count === 1 ? '1 item was' : `${count} items were`;
      return `${were} already sent: ${retry}`;
    }
  }
}
