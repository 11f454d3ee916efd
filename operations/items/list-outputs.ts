import { type GatewayFields, type Result, success } from '../../protocol';
import { readListSize } from '../fields/lists';
import type { Host, Row } from '../host';
import type { ItemResult, OperationRun } from '../operation';
import { forEachItem } from './item-run';

/** Adds what the gateway told beyond its documents under `extra`, and nothing when it told nothing. */
export function withExtra(output: Row, extra: GatewayFields): Row {
  return Object.keys(extra).length === 0 ? output : { ...output, extra: { ...extra } };
}

/**
 * Asks the same question once in a run, however many items want to know: the gateway answers the
 * same list three times a minute.
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

/**
 * A list that the gateway gives as a whole, cut to the size that each item wants. It is asked for
 * once in a run: the list is the same for all items, and the gateway allows three times a minute.
 */
export async function executeWholeList<Entry>(
  run: OperationRun,
  ask: () => Promise<Result<Entry[]>>,
  toOutput: (entry: Entry) => Row,
): Promise<ItemResult[]> {
  let answer: Promise<Result<Entry[]>> | undefined;
  return await forEachItem(run, {
    prepare: (itemIndex) => success(readListSize(run.host, itemIndex)),
    perform: async (limit) => {
      answer ??= ask();
      const list = await answer;
      return list.ok ? success(list.value.slice(0, limit).map(toOutput)) : list;
    },
  });
}

/** A collection of fields as an object, empty when the user added none. */
export function readCollection(host: Host, name: string, itemIndex: number): Row {
  return (host.read(name, itemIndex, {}) ?? {}) as Row;
}
