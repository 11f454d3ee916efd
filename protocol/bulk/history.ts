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
  /** Returns the messages to these phone numbers and addresses since `from` (Unix time in ms). */
  findInHistory(
    recipients: readonly string[],
    from: number,
  ): Promise<Result<readonly GatewayFields[]>>;
}

/**
 * Messages in the gateway's history. A retry of an execution that left no saved state looks here
 * for messages that the execution sent before it was interrupted. Another execution may have sent
 * the same content, so a message found here has an unknown outcome.
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

  /** Returns the outcomes of a request whose ID or content is in the history, or `null`. */
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

  /** Returns the outcome of a message that is in the history under any request, or `null`. */
  findMessage({ recipient, parameters }: BulkMessage): RecipientOutcome | null {
    if ((parameters.messageId ?? '') !== '') return null;
    const found = this.byMessage
      .get(nameMessage(subscriberKey(recipient), parameters.text ?? ''))
      ?.pop();
    return found === undefined ? null : toUnknownOutcome(recipient, describe(found), found);
  }

  /** Equal requests of a run have different IDs, so each derived ID matches only one of them. */
  private takeRequest(parameters: SendParameters): string | undefined {
    const own = parameters.messageId ?? '';
    if (own !== '') return this.ids.has(own) ? own : undefined;
    const built = this.build(parameters);
    if (!built.ok) return undefined;
    return this.byContent.get(deriveContentPrefix(built.value, this.sender))?.pop();
  }
}

/** The gateway may change line ends. */
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

/**
 * Returns the history of the recipients for the last day.
 * Problems: those of the history request; the caller must then send nothing.
 */
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
 * Returns the outcomes of the messages that are in the history. Compares whole requests first,
 * because the gateway may have changed the texts. Compares single messages next, because an earlier
 * attempt may have grouped them into other requests.
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

/** The history does not list groups, only the phone numbers of their members. */
function isListed(recipient: string): boolean {
  return recipient.includes('@') || /^\+?\d+$/.test(recipient);
}

function describe(id: string): Problem {
  return {
    ...transportFailure('send', { reason: 'connection' }),
    text: `The history contains a message with this content under the ID ${id}; the execution that is being retried may have sent it`,
    advice:
      'Check the status of this ID. To send the message again anyway, start a new execution instead of a retry',
  };
}
