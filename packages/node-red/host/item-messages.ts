import type { Row } from '../../../operations/host';
import { invalidInput } from '../../../protocol';
import { isRecord } from './is-record';
import type { FlowMessage } from './red';
import { toFlowError } from './report-problem';

/** The items of one input message. */
export interface MessageItems {
  /** One message for each item; parameters are evaluated with it. */
  readonly messages: readonly FlowMessage[];
  /** Whether the message is a list, so that the output is one too. */
  readonly isList: boolean;
}

/** What the node does with a message that has a list in `msg.payload`. */
export interface SplitRule {
  /** Whether each element is an item. */
  readonly splits: boolean;
  /** Whether a plain element is the text of the message, and not its recipient. */
  readonly readsText: boolean;
}

/** Returns the items of a message: each element of the list in `msg.payload`, or the message itself. */
export function toItems(message: FlowMessage, { splits, readsText }: SplitRule): MessageItems {
  const { payload } = message;
  if (!splits || !Array.isArray(payload)) return { messages: [message], isList: false };
  const messages = (payload as unknown[]).map((element): FlowMessage => {
    if (isRecord(element)) {
      const { phone = element['to'] ?? message['phone'], sender = message['sender'] } = element;
      return { ...message, payload: element, phone, sender };
    }
    return readsText
      ? { ...message, payload: element }
      : { ...message, payload: element, phone: element };
  });
  return { messages, isList: true };
}

/** Returns the fields of an item, which 'Keep Input Fields' passes on. */
export function toRow({ payload }: FlowMessage): Row {
  return isRecord(payload) && !(payload instanceof Uint8Array) ? (payload as Row) : {};
}

/**
 * Returns the values that a message gives for parameters that the dialog leaves empty: the number
 * from `msg.phone` or `msg.topic`, the text from `msg.payload`, the sender from `msg.sender`.
 */
export function readGivenValues(message: FlowMessage): Row {
  const { payload, phone, topic, sender, token } = message;
  const recipient = (phone ?? topic) as Row[string];
  const text = isRecord(payload) && 'text' in payload ? payload['text'] : payload;
  return {
    to: recipient,
    phone: recipient,
    text: text as Row[string],
    ...(sender !== undefined && { sender: { mode: 'name', value: sender as Row[string] } }),
    ...(token !== undefined && { token: token as Row[string] }),
    code: (isRecord(payload) ? payload['code'] : payload) as Row[string],
  };
}

/** What `msg.smsc` says about one run. */
export interface RunWishes {
  /** Options for those that the dialog does not set. */
  readonly options: Row;
  /** The user's idempotency key; `null` without one. */
  readonly key: string | null;
}

/** @throws the error for `done`, because a wish that is ignored can cost money */
export function readWishes({ smsc }: FlowMessage): RunWishes {
  if (smsc === undefined || smsc === null) return { options: {}, key: null };
  if (!isPlain(smsc)) throw toFlowError(WRONG_WISHES);
  const { options, key } = smsc;
  if (options !== undefined && options !== null && !isPlain(options))
    throw toFlowError(WRONG_OPTIONS);
  return { options: (options ?? {}) as Row, key: readKey(key) };
}

/** A map or a buffer has no fields. Objects of function nodes have a prototype of their own. */
function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return isRecord(value) && Object.prototype.toString.call(value) === '[object Object]';
}

function readKey(key: unknown): string | null {
  if (key === undefined || key === null) return null;
  const isNumber = typeof key === 'number' && Number.isFinite(key);
  if (typeof key !== 'string' && !isNumber) throw toFlowError(WRONG_KEY);
  const text = String(key).trim();
  return text === '' ? null : text;
}

const WRONG_WISHES = invalidInput(
  '',
  'msg.smsc is not an object. Nothing was sent',
  'Set it to an object such as { "key": "order-7", "options": { "maxCost": 100 } }',
);

const WRONG_KEY = invalidInput(
  '',
  'msg.smsc.key is neither text nor a number. Nothing was sent',
  'Set it to a value that is the same for each repetition, such as an order number',
);

const WRONG_OPTIONS = invalidInput(
  '',
  'msg.smsc.options is not an object. Nothing was sent',
  'Write the options under their names, such as { "maxCost": 100 }',
);
