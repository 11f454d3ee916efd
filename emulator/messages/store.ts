import { isArchived } from './archive';
import type { Message } from './message';

export type MessageDraft = Omit<
  Message,
  'sequence' | 'status' | 'err' | 'changedAt' | 'sentAt' | 'hlr' | 'isDeleted' | 'isRefunded'
> &
  Pick<Message, 'status' | 'err' | 'hlr'>;

/** All messages of the account, from every protocol. */
export interface MessageStore {
  /** Generates an ID for a request without one. */
  nextId(): string;
  add(draft: MessageDraft): Message;
  /** The latest message with this ID and recipient that is neither deleted nor archived. */
  find(id: string, phone: string, now: number): Message | undefined;
  remove(message: Message): void;
  /** In order of acceptance. */
  all(): readonly Message[];
  /** How often the same text was accepted for the same recipient on the same channel. */
  countAcceptances(message: Message): number;
  reset(): void;
}

const FIRST_ID = 1000;

export function createMessageStore(): MessageStore {
  let lastId = FIRST_ID - 1;
  let messages: Message[] = [];
  let byKey = new Map<string, Message[]>();
  let acceptances = new Map<string, number>();

  return {
    nextId() {
      lastId += 1;
      return String(lastId);
    },
    add(draft) {
      const message: Message = {
        ...draft,
        sequence: messages.length + 1,
        changedAt: draft.acceptedAt,
        sentAt: draft.acceptedAt,
        isDeleted: false,
        isRefunded: false,
      };
      messages.push(message);
      const key = keyOf(message.id, message.phone);
      byKey.set(key, [...(byKey.get(key) ?? []), message]);
      if (message.isAccepted) {
        const same = contentOf(message);
        acceptances.set(same, (acceptances.get(same) ?? 0) + 1);
      }
      return message;
    },
    find(id, phone, now) {
      return byKey
        .get(keyOf(id, phone))
        ?.filter((message) => !message.isDeleted && !isArchived(message, now))
        .at(-1);
    },
    remove(message) {
      message.isDeleted = true;
    },
    all: () => messages,
    countAcceptances: (message) => acceptances.get(contentOf(message)) ?? 0,
    reset() {
      lastId = FIRST_ID - 1;
      messages = [];
      byKey = new Map();
      acceptances = new Map();
    },
  };
}

function keyOf(id: string, phone: string): string {
  return `${id}\n${phone}`;
}

function contentOf(message: Message): string {
  return `${message.channel.name}\n${message.phone}\n${message.text}`;
}
