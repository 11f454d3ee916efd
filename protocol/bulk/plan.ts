import { groupBy } from '../group-by';
import { fitsList, fitsListRecipient, toListLine, type ListEntry } from '../endpoints/send-list';
import type { SendParameters } from '../endpoints/send-parameters';
import { findChannel } from '../tables';
import { isGroup, subscriberKey } from '../numbers/subscriber';
import { isUnreserved } from '../wire/request';
import { toSharedParameters, toGroupingKey, type BulkMessage } from './bulk-message';

/** A request for several messages. Its members are in the order of its recipients. */
export interface PlannedRequest {
  readonly parameters: SendParameters;
  readonly members: readonly BulkMessage[];
  /** `copy` of its members. Equal messages with a lower number must be sent a minute before. */
  readonly copy: number;
}

/** Bounds of each request of a run. */
export interface BatchLimits {
  /** Maximum number of recipients of one request. */
  readonly batchSize: number;
  /** Maximum size of the encoded texts and recipients of one request, in bytes. */
  readonly bodyBytes: number;
}

/** Encoded size of the comma between two recipients. */
const SEPARATOR_BYTES = 3;

/**
 * Returns as few requests for the messages as the limits allow. Messages with equal options share a
 * request: equal texts as `phones`, different texts as `list` if the list does not change them. A
 * subscriber occurs once per request, because message ID and phone number identify a message. A
 * group has its own request, because the response lists its members, which must not be confused with
 * other recipients.
 */
export function planSendRequests(
  messages: readonly BulkMessage[],
  limits: BatchLimits,
): PlannedRequest[] {
  if (messages.length === 1) return [toPhonesRequest(messages)];
  const requests: PlannedRequest[] = [];
  for (const pool of groupMessages(messages)) {
    const leftOver: BulkMessage[] = [];
    for (const equal of groupBy(pool, textOf).values()) {
      const batches = cutIntoBatches(equal, limits);
      const last = batches.at(-1) ?? [];
      const isForOthers = last.length < limits.batchSize && last.every(isForList);
      if (isForOthers) leftOver.push(...last);
      requests.push(...(isForOthers ? batches.slice(0, -1) : batches).map(toPhonesRequest));
    }
    requests.push(...planLists(leftOver, limits));
  }
  return requests.sort((one, other) => one.copy - other.copy || placeOf(one) - placeOf(other));
}

/** Groups messages that may share requests, in the order of the first message of each group. */
function groupMessages(messages: readonly BulkMessage[]): BulkMessage[][] {
  const layers = new Map<string, number>();
  const groups = groupBy(messages, (message) => {
    const terms = `${message.copy} ${toGroupingKey(message)}`;
    const { recipient, item } = message;
    if (isGroup(recipient)) return `${terms} ${item} ${recipient}`;
    const number = `${terms} ${subscriberKey(recipient)}`;
    const layer = layers.get(number) ?? 0;
    layers.set(number, layer + 1);
    return `${layer} ${terms}`;
  });
  return [...groups.values()];
}

function isForList({ recipient, parameters }: BulkMessage): boolean {
  const { channel, text = '', comment = '' } = parameters;
  // The documents do not say whether a list supports comments; recipients must not receive them.
  const isListChannel = findChannel(channel)?.acceptsList === true && comment === '';
  return isListChannel && fitsListRecipient(recipient) && fitsList(text);
}

/** Cuts messages into batches within the limits. Equal texts in a row count once. */
function cutIntoBatches(messages: readonly BulkMessage[], limits: BatchLimits): BulkMessage[][] {
  const batches: BulkMessage[][] = [];
  let bytes = 0;
  for (const message of messages) {
    const batch = batches.at(-1);
    const added = countAdded(message, batch?.at(-1));
    if (
      batch === undefined ||
      batch.length >= limits.batchSize ||
      bytes + added > limits.bodyBytes
    ) {
      batches.push([message]);
      bytes = countAdded(message, undefined);
    } else {
      batch.push(message);
      bytes += added;
    }
  }
  return batches;
}

function countAdded(message: BulkMessage, before: BulkMessage | undefined): number {
  const { recipient, parameters } = message;
  const { text = '' } = parameters;
  const isNew = before?.parameters.text !== parameters.text || before === undefined;
  const content = isNew ? toListLine({ recipients: [recipient], text }) : recipient;
  return countEncodedBytes(content) + SEPARATOR_BYTES;
}

/** Returns the encoded size of a text in bytes. A reserved character has three for each utf-8 byte. */
function countEncodedBytes(text: string): number {
  let unreserved = 0;
  for (let at = 0; at < text.length; at += 1)
    if (isUnreserved(text.charCodeAt(at))) unreserved += 1;
  return unreserved + (Buffer.byteLength(text, 'utf8') - unreserved) * 3;
}

/** Returns the requests for messages with different texts. */
function planLists(messages: readonly BulkMessage[], limits: BatchLimits): PlannedRequest[] {
  return cutIntoBatches(messages, limits).map((batch) => {
    const entries = toEntries(batch);
    return entries.length === 1 ? toPhonesRequest(batch) : toListRequest(batch, entries);
  });
}

function toEntries(batch: readonly BulkMessage[]): ListEntry[] {
  return [...groupBy(batch, textOf).values()].map((equal) => ({
    recipients: equal.map(({ recipient }) => recipient),
    text: equal[0]?.parameters.text ?? '',
  }));
}

function toPhonesRequest(members: readonly BulkMessage[]): PlannedRequest {
  const [{ copy }] = members as readonly [BulkMessage];
  return { parameters: toSharedParameters(members), members, copy };
}

function toListRequest(
  members: readonly BulkMessage[],
  entries: readonly ListEntry[],
): PlannedRequest {
  const [{ copy }] = members as readonly [BulkMessage];
  return {
    parameters: { ...toSharedParameters(members), text: undefined, entries },
    members,
    copy,
  };
}

/** Returns the lowest item index of its messages. */
function placeOf({ members }: PlannedRequest): number {
  return members.reduce((least, { item }) => Math.min(least, item), Infinity);
}

function textOf({ parameters }: BulkMessage): string {
  return parameters.text ?? '';
}
