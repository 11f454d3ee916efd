import { type GatewayFields, type Result, success } from '../../protocol';
import { readListSize } from '../fields/lists';
import type { Host, Row } from '../host';
import type { ItemResult, OperationRun } from '../operation';
import { forEachItem } from './item-run';

/** Adds undocumented fields of the gateway as `extra`, if there are any. */
export function withExtra(output: Row, extra: GatewayFields): Row {
  return Object.keys(extra).length === 0 ? output : { ...output, extra: { ...extra } };
}

/**
 * Sends a request once in a run for all items with the same query. The gateway allows the same list
 * a few times a minute.
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

/** The parts of an operation that returns a list. */
export interface ListSteps<Question, Entry> {
  /** The query of an item. Items with the same query, as JSON, share one request. */
  readQuestion(this: void, itemIndex: number): Result<Question>;
  ask(this: void, question: Question): Promise<Result<readonly Entry[]>>;
  toRow(this: void, entry: Entry): Row;
}

/** For a list that is the same for all items. */
export function noQuestion(): Result<null> {
  return success(null);
}

/** Returns for each item the list that it requests. */
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

/**
 * The same for a list that the gateway returns as a whole: each item gets as many entries as its
 * limit allows.
 */
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

/** Returns a collection of fields as an object; empty if the user added none. */
export function readCollection(host: Host, name: string, itemIndex: number): Row {
  return (host.read(name, itemIndex, {}) ?? {}) as Row;
}
