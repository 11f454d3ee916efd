/** A message from a subscriber to one of the account's numbers. */
export interface InboxMessage {
  /** Grows over the account. */
  readonly id: number;
  readonly phone: string;
  readonly to: string;
  readonly text: string;
  readonly sentAt: number;
  readonly receivedAt: number;
  /** The sent message that this one answers; `null` = none known. */
  readonly replyToId: string | null;
}

export interface Inbox {
  add(message: Omit<InboxMessage, 'id'>): InboxMessage;
  /** Called with every message that comes in. */
  onAdd(listener: (message: InboxMessage) => void): void;
  all(): readonly InboxMessage[];
  reset(): void;
}

export function createInbox(): Inbox {
  let messages: InboxMessage[] = [];
  const listeners: ((message: InboxMessage) => void)[] = [];
  return {
    add(draft) {
      const message = { ...draft, id: messages.length + 1 };
      messages.push(message);
      for (const listener of listeners) listener(message);
      return message;
    },
    onAdd(listener) {
      listeners.push(listener);
    },
    all: () => messages,
    reset() {
      messages = [];
    },
  };
}
