import type { Sentence } from './sentence';

/**
 * What a run of several items did before it stopped at a problem. Repeating the whole run would do
 * and charge that twice.
 */
export type Done =
  | { readonly kind: 'nothing'; readonly effect: RunEffect }
  /** The first items, each carried out by its own request. */
  | { readonly kind: 'items'; readonly count: number }
  /** Messages that the gateway accepted; `hasSendOnceKey` if a new run sends none of them again. */
  | {
      readonly kind: 'messages';
      readonly count: number;
      /** All messages of the run, and those of which nobody knows whether they were accepted. */
      readonly total: number;
      readonly unknown: number;
      readonly hasSendOnceKey: boolean;
    }
  /** Items sent as e-mails, of all items of the run, and those of which it is unknown. */
  | {
      readonly kind: 'mails';
      readonly count: number;
      readonly total: number;
      readonly unknown: number;
    };

/** What a run does to the world: it sends messages, or changes something at the gateway. */
export type RunEffect = 'sent' | 'changed';

/** The rows of a list that a problem is about, counted from 1. */
export interface ProblemRows {
  readonly first: number;
  readonly last: number;
  /** The rows, if it is not about all rows between the first and the last one. */
  readonly places?: readonly number[];
  /** Rows of the list. */
  readonly of: number;
}

/** Text of every problem. `formatProblem` converts it when the labels are known. */
export interface ProblemWords {
  /**
   * What happened, as a sentence without a full stop. Never contains a secret or a request body.
   */
  readonly text: Sentence;
  /** What the user can do about it. */
  readonly advice: Sentence;
  /** Set where a run of several items stopped at the problem. */
  readonly rows?: ProblemRows;
  readonly done?: Done;
}
