import { DAY_MS } from '../time';
import { type GatewayFields, toText } from '../wire/gateway-fields';
import type { SendParameters } from '../endpoints/send-parameters';
import { responseKey, subscriberKey } from '../numbers/subscriber';
import { transportFailure, type Problem } from '../problem';
import { success, type Result } from '../result';
import type { BulkPorts } from './batching';
import {
  deriveContentPrefix,
  deriveScopePrefix,
  type BulkMessage,
  type SenderIdentity,
} from './bulk-message';
import { toUnknownOutcome, type RecipientOutcome } from './outcomes';
import { planSendRequests, type BatchLimits, type PlannedRequest } from './plan';

export interface HistoryPorts {
  /** Messages to these numbers and addresses from this moment (milliseconds) on. */
  findInHistory(
    recipients: readonly string[],
    from: number,
  ): Promise<Result<readonly GatewayFields[]>>;
}

/**
 * What the gateway has in its history. An execution that repeats one without a memory looks there
 * for what the other sent before it was interrupted. It may also have been a third execution with
 * the same content, so nobody can tell, and such messages are known as just that.
 */
export class History {
  private readonly ids = new Set<string>();
  private readonly byContent = new Map<string, string[]>();
  private readonly byMessage = new Map<string, string[]>();

  constructor(
    records: readonly GatewayFields[],
    private readonly sender: SenderIdentity,
    private readonly build: BulkPorts['build'],
  ) {
    const own = deriveScopePrefix(sender);
    for (const { id, phone, message } of records) {
      const name = toText(id);
      if (name === null) continue;
      if (name.startsWith(own)) {
        put(this.byMessage, nameMessage(responseKey(toText(phone)), toText(message) ?? ''), name);
        if (!this.ids.has(name)) {
          put(this.byContent, name.slice(0, name.lastIndexOf('-') + 1), name);
        }
      }
      this.ids.add(name);
    }
  }

  /** Outcomes of a request that stands in it as a whole; `null` when it does not. */
  findRequest({ parameters, members }: PlannedRequest): RecipientOutcome[] | null {
    const found = this.takeRequest(parameters);
    if (found === undefined) return null;
    return members.map((member) => {
      const { recipient } = member;
      drop(
        this.byMessage,
        nameMessage(subscriberKey(recipient), member.parameters.text ?? ''),
        found,
      );
      return toUnknownOutcome(recipient, describe(found), found);
    });
  }

  /** The outcome of a message that stands in it, whatever request it was in; `null` when it does not. */
  findMessage({ recipient, parameters }: BulkMessage): RecipientOutcome | null {
    if ((parameters.messageId ?? '') !== '') return null;
    const found = this.byMessage
      .get(nameMessage(subscriberKey(recipient), parameters.text ?? ''))
      ?.pop();
    return found === undefined ? null : toUnknownOutcome(recipient, describe(found), found);
  }

  /** Equal requests of a run each need an ID of their own, so one that was made here is given once. */
  private takeRequest(parameters: SendParameters): string | undefined {
    const own = parameters.messageId ?? '';
    if (own !== '') return this.ids.has(own) ? own : undefined;
    const built = this.build(parameters);
    if (!built.ok) return undefined;
    return this.byContent.get(deriveContentPrefix(built.value, this.sender))?.pop();
  }
}

/** The gateway may write the ends of lines in its own way. */
function nameMessage(subscriber: string, text: string): string {
  return JSON.stringify([subscriber, text.replace(/\r\n?/g, '\n')]);
}

function put(map: Map<string, string[]>, key: string, value: string): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}

function drop(map: Map<string, string[]>, key: string, value: string): void {
  const values = map.get(key) ?? [];
  const place = values.indexOf(value);
  if (place >= 0) values.splice(place, 1);
}

/** A problem means that the history could not be read: then nothing may be sent. */
export async function readHistory(
  messages: readonly BulkMessage[],
  sender: SenderIdentity,
  ports: BulkPorts & HistoryPorts,
): Promise<Result<History>> {
  const recipients = new Set(messages.map(({ recipient }) => recipient).filter(isListed));
  const records =
    recipients.size === 0
      ? success([])
      : await ports.findInHistory([...recipients], ports.clock() - DAY_MS);
  return records.ok ? success(new History(records.value, sender, ports.build)) : records;
}

/**
 * The messages that stand in the history: requests as they would be made now, because the gateway
 * may have changed their texts, then single messages, because an attempt that left some out made
 * other requests of the rest.
 */
export function matchHistory(
  messages: readonly BulkMessage[],
  history: History,
  limits: BatchLimits,
): Map<BulkMessage, readonly RecipientOutcome[]> {
  const known = new Map<BulkMessage, readonly RecipientOutcome[]>();
  for (const request of planSendRequests(messages, limits)) {
    const outcomes = history.findRequest(request) ?? [];
    outcomes.forEach((outcome, place) => {
      known.set(request.members[place] as BulkMessage, [outcome]);
    });
  }
  for (const message of messages) {
    const outcome = known.has(message) ? null : history.findMessage(message);
    if (outcome !== null) known.set(message, [outcome]);
  }
  return known;
}

/** Groups are not: their messages bear the numbers of the members. */
function isListed(recipient: string): boolean {
  return recipient.includes('@') || /^\+?\d+$/.test(recipient);
}

function describe(id: string): Problem {
  return {
    ...transportFailure('send', { reason: 'connection' }),
    text: `A message with this content stands in the history under the ID ${id}, perhaps sent by the execution that this one repeats`,
    advice:
      'Check its status by this ID; to send it again all the same, start a new execution instead of repeating the old one',
  };
}
