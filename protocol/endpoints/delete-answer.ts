import type { Result } from '../result';
import type { AnswerContext } from './answer-context';

export declare function readDeleteAnswer(context: AnswerContext): Result<true>;
