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
  all(): readonly InboxMessage[];
  reset(): void;
}

export function createInbox(): Inbox {
  let messages: InboxMessage[] = [];
  return {
    add(draft) {
      const message = { ...draft, id: messages.length + 1 };
      messages.push(message);
      return message;
    },
    all: () => messages,
    reset() {
      messages = [];
    },
  };
}
