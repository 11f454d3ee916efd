import {
  digest,
  type RecipientOutcome,
  removeInvisible,
  type SendOrder,
  subscriberKey,
  writtenPhone,
} from '../../protocol';
import type { Host, Row } from '../host';

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

/** What a recipient gets: equal for equal messages. */
export interface Addressed {
  readonly recipient: string;
  readonly content: unknown;
}

/** Returns each recipient of a message, or of the same message on several channels. */
export function listAddressed(messages: readonly SendOrder[]): Addressed[] {
  const content = messages.map((message) => ({
    ...message,
    ...{ recipients: undefined, messageId: undefined, cost: undefined, maxRecipients: undefined },
    // Only the account sees it.
    comment: undefined,
  }));
  return (messages[0]?.recipients ?? []).map((recipient) => ({ recipient, content }));
}

/**
 * Returns the name of a message: equal for the same content to the same subscriber. Texts that differ
 * only in spaces and invisible characters are the same to a person.
 */
function nameMessage({ recipient, content }: Addressed): string {
  const plain = JSON.stringify(content, (_name, value: unknown) =>
    typeof value === 'string' ? plainText(value) : value,
  );
  return digest([subscriberKey(recipient), plain]);
}

function plainText(text: string): string {
  return removeInvisible(text)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

/** The messages of one call. `settle` must follow. */
interface Claims {
  /** The messages that earlier calls of the execution have sent, by name. */
  readonly earlier: ReadonlyMap<string, Earlier>;
  /** @param accepted `null`: nobody knows */
  settle(name: string, accepted: boolean | null, id: string | null): void;
}

/**
 * Claims messages for one call, by name. What another call is sending is awaited first, which takes
 * no longer than sending it. Then all are claimed in one step, so no two calls wait for each other.
 */
async function claimMessages(
  { shared }: Pick<Host, 'shared'>,
  names: readonly string[],
): Promise<Claims> {
  const sending = sendingIn(shared);
  const findOthers = () => names.flatMap((name) => sending.get(name) ?? []);
  for (let others = findOthers(); others.length > 0; others = findOthers()) {
    await Promise.all(others);
  }
  const sent = readSent(shared);
  const earlier = new Map<string, Earlier>();
  const finishers = new Map<string, () => void>();
  for (const name of new Set(names)) {
    const known = sent[name];
    if (known !== undefined) {
      earlier.set(name, known);
      continue;
    }
    sending.set(name, new Promise((resolve) => finishers.set(name, resolve)));
    // What a lost process was sending may have been sent.
    keep(shared, name, { at: Date.now(), id: null, accepted: null });
  }
  return {
    earlier,
    settle(name, accepted, id) {
      if (earlier.has(name)) return;
      keep(shared, name, accepted === false ? null : { at: Date.now(), id, accepted });
      sending.delete(name);
      finishers.get(name)?.();
    },
  };
}

/** Returns the row of a recipient whose message an earlier call of the execution has sent. */
function toRepeatedOutput(recipient: string, { at, id, accepted }: Earlier): Row {
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

/** An item whose messages are claimed. */
interface ClaimedItem<Order> {
  order: Order;
  skipped: readonly Row[];
}

/** What became of the message to one recipient. */
type Fate = Pick<RecipientOutcome, 'accepted' | 'id'>;

/** How an order is sent to its recipients. */
export interface OrderParts<Order, Item extends ClaimedItem<Order>> {
  listAddressed(order: Order): readonly Addressed[];
  withRecipients(order: Order, recipients: readonly string[]): Order;
  /** Returns what became of the messages to a recipient; `null` if none was sent. */
  findSent(item: Item, recipient: string): Fate | null;
}

/**
 * Sends the messages of a tool call that no earlier call of the execution has sent: a model often
 * repeats a call, and means one message. The other recipients get the row of the earlier message.
 *
 * @returns what `send` returns
 */
export async function sendUnrepeated<Order, Item extends ClaimedItem<Order>, Sent>(
  host: Pick<Host, 'shared'>,
  items: readonly Item[],
  parts: OrderParts<Order, Item>,
  send: () => Promise<Sent>,
): Promise<Sent> {
  const named = items.flatMap((item) => {
    return parts.listAddressed(item.order).map((addressed) => ({
      ...{ item, recipient: addressed.recipient, name: nameMessage(addressed) },
    }));
  });
  const claims = await claimMessages(
    host,
    named.map(({ name }) => name),
  );
  for (const item of items) {
    const own = named.filter((one) => one.item === item);
    const isNew = ({ name }: { readonly name: string }) => !claims.earlier.has(name);
    const recipients = own.filter(isNew).map(({ recipient }) => recipient);
    const repeated = own.flatMap(({ recipient, name }) => {
      const earlier = claims.earlier.get(name);
      return earlier === undefined ? [] : [toRepeatedOutput(recipient, earlier)];
    });
    item.order = parts.withRecipients(item.order, recipients);
    item.skipped = [...item.skipped, ...repeated];
  }
  let isOver = false;
  try {
    const sent = await send();
    isOver = true;
    return sent;
  } finally {
    for (const { item, recipient, name } of named) {
      const { accepted, id } = isOver ? (parts.findSent(item, recipient) ?? NOT_SENT) : UNKNOWN;
      claims.settle(name, accepted, id);
    }
  }
}

const UNKNOWN = { accepted: null, id: null };
const NOT_SENT = { accepted: false, id: null };

/** Returns what counts of the outcomes of one recipient; of a group, of its first member. */
export function findSent(
  outcomes: readonly RecipientOutcome[],
  recipient: string,
): RecipientOutcome | null {
  const key = subscriberKey(recipient);
  const own = outcomes.filter(({ asked }) => subscriberKey(asked) === key);
  const sent = own.find(({ accepted }) => accepted === true);
  return sent ?? own.find(({ accepted }) => accepted === null) ?? null;
}
