import { NodeError, type IDataObject, type INodeExecutionData } from 'n8n-workflow';

/**
 * Returns the output of a review: an answer of a person, or a decline that says why there is none.
 * n8n tells the model the text in `chatInput`. Nothing is thrown, because n8n may continue with the
 * input of a node that fails, which the agent wrote.
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

function toAnswer(json: IDataObject): IDataObject {
  if (json['accepted'] === true) return json;
  if (json['timedOut'] === true) return { ...json, ...toDecline('nobody answered in time', true) };
  if (json['approved'] !== undefined || json['data'] !== undefined) return json;
  const { errorText, errorName } = json;
  const reason = typeof errorText === 'string' ? errorText : String(errorName ?? 'no answer');
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
