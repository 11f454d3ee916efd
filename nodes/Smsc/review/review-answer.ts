import { NodeError, type IDataObject, type INodeExecutionData } from 'n8n-workflow';
import { findApproval } from '../../../protocol';

/**
 * Returns the output of a review: an answer of a person, or a decline that says why there is none.
 * n8n tells the model the text in `chatInput`. Nothing is thrown, because no setting for errors may
 * continue with something else.
 */
export async function answerReview(
  run: () => Promise<INodeExecutionData[][]>,
): Promise<INodeExecutionData[][]> {
  try {
    const output = await run();
    return output.map((items) => items.map((item) => ({ ...item, json: toAnswer(item.json) })));
  } catch (cause) {
    return [[{ json: toDecline(describe(cause)), pairedItem: { item: 0 } }]];
  }
}

/**
 * Adds the words of a person to an answer, where n8n reads what it tells the model about a declined
 * call. The text of an answer that is not a decision is such words, too.
 *
 * @param comment words beside the decision; empty without any
 */
export function toFeedback(answer: IDataObject, comment: string): IDataObject {
  const { text } = (answer['data'] ?? {}) as IDataObject;
  if (comment !== '') return { ...answer, data: { text: comment }, chatInput: comment };
  const isDecision = typeof text !== 'string' || findApproval(text) !== null;
  return isDecision ? answer : { ...answer, chatInput: text };
}

function toAnswer(json: IDataObject): IDataObject {
  if (json['accepted'] === true) return json;
  if (json['timedOut'] === true) return { ...json, ...toDecline('nobody answered in time', true) };
  if (json['approved'] !== undefined || json['data'] !== undefined) return toFeedback(json, '');
  const { errorText, errorName } = json;
  const [reason = 'no answer'] = [errorText, errorName].filter((text) => typeof text === 'string');
  return { ...json, ...toDecline(reason) };
}

function toDecline(reason: string, wasAsked = false): IDataObject {
  return {
    approved: false,
    wasAsked,
    reason,
    chatInput: `No person decided about this call: ${reason}. The call was not approved, and the tool was not used. Do not repeat the call; tell the user`,
  };
}

function describe(cause: unknown): string {
  if (cause instanceof NodeError) {
    const { message, description } = cause;
    return description ? `${message}. ${description}` : message;
  }
  return cause instanceof Error ? cause.message : String(cause);
}
