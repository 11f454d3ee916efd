import { createHash } from 'node:crypto';

import type { SendOrder } from '../endpoints/send';
import type { SendParameters } from '../endpoints/send-parameters';
import { subscriberKey } from '../numbers/subscriber';
import type { GatewayRequest } from '../wire/request';

/** What to do with a number that stands in a run more than once. */
export type DuplicateRule = 'merge' | 'refuse' | 'send';

/** One text to one recipient, as one item of the run wants it. */
export interface BulkMessage {
  /** Index of the item. */
  readonly item: number;
  /** As the user wrote it. */
  readonly recipient: string;
  readonly parameters: SendOrder;
  /** How many equal messages stand before it in the run; 0 unless equal ones are all to be sent. */
  readonly copy: number;
}

/** Names a message within its run, over repetitions of the run; the text is left out because it may hold the time of day. */
export function toMessageKey({ item, recipient, copy }: BulkMessage): string {
  return `${item} ${subscriberKey(recipient)} ${copy}`;
}

/** Whether a message has a key with which it is sent at most once, whatever run sends it. */
export function isSentOnce({ parameters }: { readonly parameters: SendParameters }): boolean {
  return parameters.sendOnceKey !== undefined;
}

/** Parameters that are about one item, not about the request that it travels in. */
const OF_ITEM: ReadonlySet<string> = new Set([
  'recipients',
  'text',
  'maxRecipients',
  'allowGatewayMarks',
]);

/**
 * Everything that messages of one request must have in common, as text. A value that is no plain
 * one (an attachment) is compared with nothing: its message shares a request with its own item
 * only. So does a code that the gateway makes up, because all calls of a request say the same one.
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

/** The parameters of a request for messages with equal terms. */
export function toSharedParameters(members: readonly BulkMessage[]): SendParameters {
  const [first] = members as readonly [BulkMessage];
  return {
    ...first.parameters,
    recipients: members.map(({ recipient }) => recipient),
    maxRecipients: undefined,
    allowGatewayMarks: members.some(({ parameters }) => parameters.allowGatewayMarks === true),
  };
}

/** What makes two runs different, and two attempts of one run equal. */
export interface RunIdentity {
  /** Workflow and node. */
  readonly scope: string;
  /** Execution, and which run of the node in it; the same for every attempt of that run. */
  readonly run: string;
  /**
   * What every ID starts with: a letter, so that the ID is not a number, and the name of the host,
   * which shows in the SMSC dashboard where a message came from. At most nine characters of
   * `A-Z a-z 0-9 . - _`, because an ID has at most 40. Messages that were sent with another prefix
   * are not found again, so it must never change.
   */
  readonly prefix: string;
}

/** A node, in whichever run. */
export type SenderIdentity = Pick<RunIdentity, 'prefix' | 'scope'>;

/** Characters of base 36: some 31, 51 and 72 bits. */
const SCOPE_LENGTH = 6;
const CONTENT_LENGTH = 10;
const RUN_LENGTH = 14;
/** Some 124 bits: keys are names of users, and two that met would hide a message. */
const KEY_LENGTH = 24;

/** A short name for values: characters of base 36. */
export function digest(parts: readonly unknown[], length: number): string {
  const hash = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  return BigInt(`0x${hash}`).toString(36).padStart(50, '0').slice(-length);
}

/** Returns what the IDs of one node start with. */
export function deriveScopePrefix({ prefix, scope }: SenderIdentity): string {
  return prefix + digest([scope], SCOPE_LENGTH);
}

/** What an ID starts with: the same in every run for the same content at the same node. */
export function deriveContentPrefix(request: GatewayRequest, sender: SenderIdentity): string {
  return `${deriveScopePrefix(sender)}${digest([listContent(request)], CONTENT_LENGTH)}-`;
}

/** Names the content of a request: two with one name are equal for the gateway. */
export function nameContent(request: GatewayRequest): string {
  return digest([listContent(request)], KEY_LENGTH);
}

function listContent({ fields }: GatewayRequest): GatewayRequest['fields'] {
  return fields.filter(([name]) => name !== 'id');
}

/**
 * The ID of a request that brings none of its own: 35 characters that are the same whenever the
 * same run sends the same. `place` tells equal requests of one run apart.
 */
export function deriveMessageId(
  request: GatewayRequest,
  identity: RunIdentity,
  place: string,
): string {
  return deriveContentPrefix(request, identity) + digest([identity.run, place], RUN_LENGTH);
}

/**
 * The ID of everything that a node sends with one key, in whatever execution and whatever the
 * content is. Together with the recipient it names one message.
 */
export function deriveOnceId({ prefix, scope }: SenderIdentity, key: string): string {
  return `${prefix}once-${digest([scope, key], KEY_LENGTH)}`;
}
