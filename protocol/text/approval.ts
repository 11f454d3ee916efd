import { ANSWER_WORDS } from '../tables';
import { createMeanings, findMeaning } from './whole-answer';

const MEANINGS = createMeanings(
  ANSWER_WORDS.map(({ approves, answers }) => ({ meaning: approves, answers })),
);

/** Whether an answer says yes or no, in the languages of the gateway's countries; `null`: neither. */
export function findApproval(text: string): boolean | null {
  return findMeaning(text, MEANINGS);
}
