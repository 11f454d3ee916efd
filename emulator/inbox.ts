/** A message from a subscriber to one of the account's numbers. */
export interface InboxMessage {
  /** Unique and growing within the account. */
  readonly id: number;
  readonly phone: string;
  readonly to: string;
  readonly text: string;
  readonly sentAt: number;
  readonly receivedAt: number;
  /** ID of the sent message that this is a reply to; `null` = unknown. */
  readonly replyToId: string | null;
}

export interface Inbox {
  add(message: Omit<InboxMessage, 'id'>): InboxMessage;
  /** Calls the listener with every incoming message. */
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
