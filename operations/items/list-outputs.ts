import { type GatewayFields, type Result, success } from '../../protocol';
import { readListSize } from '../fields/lists';
import type { Host, Row } from '../host';
import type { ItemResult, OperationRun } from '../operation';
import { forEachItem } from './item-run';

/** Adds the fields that the gateway sent beyond its documents as `extra`; without any, nothing. */
export function withExtra(output: Row, extra: GatewayFields): Row {
  return Object.keys(extra).length === 0 ? output : { ...output, extra: { ...extra } };
}

/**
 * A request that is sent once in a run, however many items have the same question. The gateway allows
 * the same list a few times a minute.
 */
export function askOnce<Question, Answer>(
  ask: (question: Question) => Promise<Answer>,
): (question: Question) => Promise<Answer> {
  const answers = new Map<string, Promise<Answer>>();
  return (question) => {
    const key = JSON.stringify(question);
    const answer = answers.get(key) ?? ask(question);
    answers.set(key, answer);
    return answer;
  };
}

/** The parts of an operation that gives a list. */
export interface ListSteps<Question, Entry> {
  /** What an item asks for. Items with the same question, as JSON, share one request. */
  readQuestion(this: void, itemIndex: number): Result<Question>;
  ask(this: void, question: Question): Promise<Result<readonly Entry[]>>;
  toRow(this: void, entry: Entry): Row;
}

/** For a list that is the same for all items. */
export function noQuestion(): Result<null> {
  return success(null);
}

/** Gives each item the list that it asks for. */
export async function executeList<Question, Entry>(
  run: OperationRun,
  { readQuestion, ask, toRow }: ListSteps<Question, Entry>,
): Promise<ItemResult[]> {
  const list = askOnce(ask);
  return await forEachItem(run, {
    prepare: readQuestion,
    perform: async (question) => {
      const entries = await list(question);
      return entries.ok ? success(entries.value.map(toRow)) : entries;
    },
  });
}

/** The same for a list that the gateway gives as a whole: each item gets as many entries as it wants. */
export async function executeWholeList<Question, Entry>(
  run: OperationRun,
  { readQuestion, ask, toRow }: ListSteps<Question, Entry>,
): Promise<ItemResult[]> {
  const list = askOnce(ask);
  return await forEachItem(run, {
    prepare: (itemIndex) => {
      const question = readQuestion(itemIndex);
      const limit = readListSize(run.host, itemIndex);
      return question.ok ? success({ question: question.value, limit }) : question;
    },
    perform: async ({ question, limit }) => {
      const entries = await list(question);
      return entries.ok ? success(entries.value.slice(0, limit).map(toRow)) : entries;
    },
  });
}

/** A collection of fields as an object; empty where the user added none. */
export function readCollection(host: Host, name: string, itemIndex: number): Row {
  return (host.read(name, itemIndex, {}) ?? {}) as Row;
}
