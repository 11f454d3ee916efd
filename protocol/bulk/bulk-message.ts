import { createHash } from 'node:crypto';

import type { SendOrder } from '../endpoints/send';
import type { SendParameters } from '../endpoints/send-parameters';
import { subscriberKey } from '../numbers/subscriber';
import type { GatewayRequest } from '../wire/request';

/** What to do with a subscriber that occurs more than once in a run. See `listMessages`. */
export type DuplicateRule = 'merge' | 'refuse' | 'send';

/** One message of an item to one recipient. */
export interface BulkMessage {
  /** Index of the item. */
  readonly item: number;
  /** As the user wrote it. */
  readonly recipient: string;
  readonly parameters: SendOrder;
  /** Number of equal messages before it in the run. Always 0 unless duplicates are sent. */
  readonly copy: number;
}

/**
 * Returns the key of a message within its run, equal for all attempts of the run. It does not depend
 * on the text, which may contain the current time.
 */
export function toMessageKey({ item, recipient, copy }: BulkMessage): string {
  return `${item} ${subscriberKey(recipient)} ${copy}`;
}

/** Whether a message has a send-once key: it is sent at most once over all runs. */
export function hasSendOnceKey({ parameters }: { readonly parameters: SendParameters }): boolean {
  return parameters.sendOnceKey !== undefined;
}

/** Parameters that may differ between the messages of one request. */
const OF_ITEM: ReadonlySet<string> = new Set([
  'recipients',
  'text',
  'maxRecipients',
  'allowGatewayMarks',
]);

/**
 * Returns a key that is equal for messages that may share a request. Objects such as attachments
 * are not compared: their message only shares a request with messages of its own item. The same
 * applies to a generated voice code, because all calls of one request speak the same code.
 */
export function toGroupingKey({
  parameters,
  item,
}: Pick<BulkMessage, 'parameters' | 'item'>): string {
  const terms: unknown[] = [];
  let isPlain = true;
  for (const name of Object.keys(parameters).sort()) {
    const value = parameters[name as keyof SendParameters];
    if (OF_ITEM.has(name) || value === undefined || value === '') continue;
    if (typeof value === 'object') isPlain = false;
    terms.push(name, value);
  }
  const isForMany = isPlain && parameters.voiceContent !== 'code';
  return isForMany ? JSON.stringify(terms) : `item ${item}`;
}

/** Returns the parameters of one request for messages with equal grouping keys. */
export function toSharedParameters(members: readonly BulkMessage[]): SendParameters {
  const [first] = members as readonly [BulkMessage];
  return {
    ...first.parameters,
    recipients: members.map(({ recipient }) => recipient),
    maxRecipients: undefined,
    allowGatewayMarks: members.some(({ parameters }) => parameters.allowGatewayMarks === true),
  };
}

/** Identity of a run, equal for all its attempts and different from every other run. */
export interface RunIdentity {
  /** Workflow and node. */
  readonly scope: string;
  /** Execution, and the run of the node within it. Equal for all attempts of that run. */
  readonly run: string;
  /**
   * Start of every message ID. It starts with a letter, so that no ID is a number, and contains the
   * name of the host, which shows in the SMSC dashboard where a message came from. At most nine
   * characters of `A-Z a-z 0-9 . - _`, because an ID has at most 40. It must never change: messages
   * with another prefix are not found.
   */
  readonly prefix: string;
}

/** Identity of a node, the same in all its runs. */
export type SenderIdentity = Pick<RunIdentity, 'prefix' | 'scope'>;

/** Lengths in base-36 characters: about 31, 51 and 72 bits. */
const SCOPE_LENGTH = 6;
const CONTENT_LENGTH = 10;
const RUN_LENGTH = 14;
/** About 124 bits. Users choose the keys, and a collision would suppress a message. */
const KEY_LENGTH = 24;

/** Returns the SHA-256 of values as JSON, cut to `length` base-36 characters. */
export function digestToBase36(parts: readonly unknown[], length: number): string {
  const hash = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  return BigInt(`0x${hash}`).toString(36).padStart(50, '0').slice(-length);
}

/** Returns the start of all message IDs of one node. */
export function deriveScopePrefix({ prefix, scope }: SenderIdentity): string {
  return prefix + digestToBase36([scope], SCOPE_LENGTH);
}

/** Returns the start of a message ID: equal in all runs for equal content of the same node. */
export function deriveContentPrefix(request: GatewayRequest, sender: SenderIdentity): string {
  return `${deriveScopePrefix(sender)}${digestToBase36([listContent(request)], CONTENT_LENGTH)}-`;
}

/**
 * Names the content of a request: two with one name are equal for the gateway, which reads every
 * spelling of a number.
 */
export function nameContent(request: GatewayRequest): string {
  const content = listContent(request).map(([name, value]) => [
    name,
    name === 'phones' ? value.split(',').map(subscriberKey) : value,
  ]);
  return digestToBase36([content], KEY_LENGTH);
}

function listContent({ fields }: GatewayRequest): GatewayRequest['fields'] {
  return fields.filter(([name]) => name !== 'id');
}

/**
 * Returns the message ID of a request for which the user set none: at most 40 characters, equal
 * when a retry of the run sends the same content.
 * @param place distinguishes equal requests of one run
 */
export function deriveMessageId(
  request: GatewayRequest,
  identity: RunIdentity,
  place: string,
): string {
  return deriveContentPrefix(request, identity) + digestToBase36([identity.run, place], RUN_LENGTH);
}

/**
 * Returns the message ID for a send-once key of a node. It depends neither on the execution nor on
 * the content. Together with the recipient it identifies one message.
 */
export function deriveOnceId({ prefix, scope }: SenderIdentity, key: string): string {
  return `${prefix}once-${digestToBase36([scope, key], KEY_LENGTH)}`;
}
