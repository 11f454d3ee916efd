import { groupBy } from '../group-by';
import { fitsList, fitsListRecipient, toListLine, type ListEntry } from '../endpoints/send-list';
import type { SendParameters } from '../endpoints/send-parameters';
import { findChannel } from '../tables';
import { isGroup, subscriberKey } from '../numbers/subscriber';
import { isUnreserved } from '../wire/request';
import { toSharedParameters, toGroupingKey, type BulkMessage } from './bulk-message';

/** A request for several messages; its members stand in the order of its recipients. */
export interface PlannedRequest {
  readonly parameters: SendParameters;
  readonly members: readonly BulkMessage[];
  /** Of its members: equal messages with a lower number have to be a minute old. */
  readonly copy: number;
}

/** Bounds of each request of a run. */
export interface BatchLimits {
  /** Most recipients of one request. */
  readonly batchSize: number;
  /** Most bytes of the texts and recipients of one request, as they travel. */
  readonly bodyBytes: number;
}

/** Of the comma between two recipients. */
const SEPARATOR_BYTES = 3;

/**
 * As few requests as the limits allow. Messages share a request when all their options agree; equal
 * texts travel as `phones`, personal ones as `list` where that carries them unchanged. A number
 * stands in a request only once, because request and number together name a message later. A group
 * travels alone: the answer lists its members, and they must not be taken for other recipients.
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

/** Messages that may share requests, in the order in which the first of each stands. */
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
  // Whether a comment inside a list is cut off again is not documented, and nobody may read it.
  const isListChannel = findChannel(channel)?.takesList === true && comment === '';
  return isListChannel && fitsListRecipient(recipient) && fitsList(text);
}

/** Cuts where the limits demand it; a text that its neighbour has too travels once. */
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

/** Returns the bytes of a text in a utf-8 form, where a reserved character takes three for each of its bytes. */
function countEncodedBytes(text: string): number {
  let unreserved = 0;
  for (let at = 0; at < text.length; at += 1)
    if (isUnreserved(text.charCodeAt(at))) unreserved += 1;
  return unreserved + (Buffer.byteLength(text, 'utf8') - unreserved) * 3;
}

/** Messages whose texts differ. */
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

/** Where the first of its messages stands in the run. */
function placeOf({ members }: PlannedRequest): number {
  return members.reduce((least, { item }) => Math.min(least, item), Infinity);
}

function textOf({ parameters }: BulkMessage): string {
  return parameters.text ?? '';
}
