import { OPT_OUT_WORDS, type OptOut } from '../tables';
import { createMeanings, findMeaning } from './whole-answer';

const MEANINGS = createMeanings(
  OPT_OUT_WORDS.map(({ optOut, answers }) => ({ meaning: optOut, answers })),
);

/** Whether an answer asks for no more messages (`stop`) or for messages again (`start`). */
export function findOptOut(text: string): OptOut | null {
  return findMeaning(text, MEANINGS);
}
