import { ANSWER_WORDS } from '../tables';
import { createMeanings, findMeaning } from './whole-answer';

const MEANINGS = createMeanings(
  ANSWER_WORDS.map(({ approves, answers }) => ({ meaning: approves, answers })),
);

/** In Latin and Cyrillic, wide, Arabic. */
const QUESTION = /[?\uff1f\u061f]/;

/**
 * Whether an answer says yes or no, in the languages of the gateway's countries; `null`: neither.
 * "Yes?" asks back: it decides nothing.
 */
export function findApproval(text: string): boolean | null {
  if (QUESTION.test(text)) return null;
  return findMeaning(text, MEANINGS);
}
