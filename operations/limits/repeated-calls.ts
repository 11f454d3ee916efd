import {
  digest,
  type RecipientOutcome,
  type SendOrder,
  subscriberKey,
  writtenPhone,
} from '../../protocol';
import type { Host, Row } from '../host';
import type { OpenItem } from '../items/item-run';
import type { MessageOrder } from '../items/send-items';

/** What became of a message of an earlier call; `at` in ms since 1970. */
interface Earlier {
  readonly at: number;
  readonly id: string | null;
  /** `null` while it is sent, and where nobody knows. */
  readonly accepted: true | null;
}

/** Key of the sent messages in the memory of the execution. */
const KEY = 'sent';

/** The messages that calls are sending, by the memory of their execution. */
const inFlight = new WeakMap<Row, Map<string, Promise<void>>>();

function sendingIn(shared: Row): Map<string, Promise<void>> {
  const known = inFlight.get(shared) ?? new Map<string, Promise<void>>();
  inFlight.set(shared, known);
  return known;
}

function readSent(shared: Row): Record<string, Earlier> {
  return (shared[KEY] ?? {}) as unknown as Record<string, Earlier>;
}

function keep(shared: Row, key: string, earlier: Earlier | null): void {
  const { [key]: _, ...others } = readSent(shared);
  shared[KEY] = (earlier === null ? others : { ...others, [key]: earlier }) as unknown as Row;
}

/** Returns the name of a message: equal for the same content to the same subscriber. */
export function nameMessages(messages: readonly SendOrder[], recipient: string): string {
  const contents = messages.map((message) => ({
    ...message,
    ...{ recipients: undefined, messageId: undefined, cost: undefined, maxRecipients: undefined },
  }));
  return digest([subscriberKey(recipient), ...contents]);
}

/** A message that this call may send. `settle` must follow. */
export interface Claim {
  settle(accepted: boolean | null, id: string | null): void;
}

/**
 * Claims a message for this call, or returns the earlier call of the execution that has sent it. A
 * message that another call is sending is awaited, which takes no longer than sending it.
 */
export async function claimMessage(
  { shared }: Pick<Host, 'shared'>,
  name: string,
): Promise<Claim | Earlier> {
  const sending = sendingIn(shared);
  for (let other = sending.get(name); other !== undefined; other = sending.get(name)) await other;
  const earlier = readSent(shared)[name];
  if (earlier !== undefined) return earlier;
  let finish = () => {};
  sending.set(name, new Promise<void>((resolve) => (finish = resolve)));
  const at = Date.now();
  keep(shared, name, { at, id: null, accepted: null });
  return {
    settle(accepted, id) {
      keep(shared, name, accepted === false ? null : { at: Date.now(), id, accepted });
      sending.delete(name);
      finish();
    },
  };
}

/** Returns the row of a recipient whose message an earlier call of the execution has sent. */
export function toRepeatedOutput(recipient: string, { at, id, accepted }: Earlier): Row {
  const seconds = Math.max(0, Math.round((Date.now() - at) / 1000));
  const named = id === null ? '' : `, id ${id}`;
  const text =
    accepted === true
      ? `Already sent ${seconds} s ago${named}; not sent again`
      : `An equal message was possibly sent ${seconds} s ago${named}; not sent again`;
  return {
    ...{ phone: writtenPhone(recipient), accepted, id, sentBefore: true },
    ...{ errorCode: null, errorName: 'alreadySent', errorText: text },
  };
}

/**
 * Sends the messages of a tool call that no earlier call of the execution has sent: a model often
 * repeats a call, and means one message. The other recipients get the row of the earlier message.
 */
export async function sendUnrepeated(
  host: Host,
  items: readonly OpenItem<MessageOrder>[],
  send: () => Promise<void>,
): Promise<void> {
  const claims: { item: OpenItem<MessageOrder>; key: string; claim: Claim }[] = [];
  try {
    for (const item of items) {
      const { message } = item.order;
      const recipients: string[] = [];
      const repeated: Row[] = [];
      const own = new Set<string>();
      for (const recipient of message.recipients) {
        const name = nameMessages([message], recipient);
        if (own.has(name)) continue;
        own.add(name);
        const claim = await claimMessage(host, name);
        if (!('settle' in claim)) repeated.push(toRepeatedOutput(recipient, claim));
        else {
          claims.push({ item, key: subscriberKey(recipient), claim });
          recipients.push(recipient);
        }
      }
      item.order = { ...item.order, message: { ...message, recipients } };
      item.skipped = [...item.skipped, ...repeated];
    }
    await send();
  } finally {
    for (const { item, key, claim } of claims) settle(claim, item.outcomes, key);
  }
}

function settle(claim: Claim, outcomes: readonly RecipientOutcome[], key: string): void {
  const own = outcomes.filter(({ asked }) => subscriberKey(asked) === key);
  const sent = own.find(({ accepted }) => accepted === true);
  const doubtful = own.find(({ accepted }) => accepted === null);
  const { id = null } = sent ?? doubtful ?? {};
  claim.settle(sent === undefined ? (doubtful === undefined ? false : null) : true, id);
}
