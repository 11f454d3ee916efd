import type { UploadedFile } from '../messages/message';

/** A sender ID: a name, a phone number or an e-mail address. */
export interface SenderEntry {
  readonly id: number;
  readonly name: string;
  comment: string;
  /** Moment from which it may be used; `null` = waits for its confirmation code. */
  approvedAt: number | null;
  /** Confirmation code sent to the number, and when. */
  code: { readonly value: string; readonly sentAt: number } | null;
  /** Fields of the registration with operators that were set. */
  readonly operators: Set<string>;
  /** Uploaded documents and the comments on them. */
  readonly documents: (UploadedFile & { readonly comment: string })[];
}

export interface SenderList {
  all(): readonly SenderEntry[];
  find(key: { readonly id: string; readonly name: string }): SenderEntry | undefined;
  add(draft: Pick<SenderEntry, 'name' | 'comment' | 'approvedAt'>): SenderEntry;
  remove(entry: SenderEntry): void;
  isApproved(name: string, now: number): boolean;
  /** Replaces all sender IDs with these, all approved. */
  seed(names: readonly string[]): void;
}

const FIRST_ID = 501;

export function createSenderList(seeded: readonly string[]): SenderList {
  let entries: SenderEntry[] = [];
  let nextId = FIRST_ID;
  const list: SenderList = {
    all: () => entries,
    find: ({ id, name }) =>
      entries.find((entry) => (id === '' ? entry.name === name : String(entry.id) === id)),
    add(draft) {
      const entry = {
        ...draft,
        id: nextId++,
        code: null,
        operators: new Set<string>(),
        documents: [],
      };
      entries.push(entry);
      return entry;
    },
    remove(entry) {
      entries = entries.filter((one) => one !== entry);
    },
    isApproved: (name, now) =>
      entries.some(
        (entry) => entry.name === name && entry.approvedAt !== null && entry.approvedAt <= now,
      ),
    seed(names) {
      [entries, nextId] = [[], FIRST_ID];
      for (const name of names) list.add({ name, comment: '', approvedAt: -Infinity });
    },
  };
  list.seed(seeded);
  return list;
}
