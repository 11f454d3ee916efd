/** 0 = no messages at all, 1 = no mailings, 2 = no single messages. */
export type BlockType = '0' | '1' | '2';

export interface BlackListEntry {
  readonly id: number;
  readonly phone: string;
  readonly type: BlockType;
}

export interface BlackList {
  add(phone: string, type: BlockType): BlackListEntry;
  /** Whether there was an entry. */
  remove(phone: string): boolean;
  /** Whether the number gets no message of this kind; `isMass` = one of several of a request. */
  blocks(phone: string, isMass: boolean): boolean;
  reset(): void;
}

export function createBlackList(): BlackList {
  let entries: BlackListEntry[] = [];
  let nextId = 1;
  return {
    add(phone, type) {
      const entry = { id: nextId++, phone, type };
      entries = [...entries.filter((one) => one.phone !== phone), entry];
      return entry;
    },
    remove(phone) {
      const before = entries.length;
      entries = entries.filter((entry) => entry.phone !== phone);
      return entries.length < before;
    },
    blocks: (phone, isMass) =>
      entries.some(
        (entry) => entry.phone === phone && (entry.type === '0' || (entry.type === '1') === isMass),
      ),
    reset() {
      [entries, nextId] = [[], 1];
    },
  };
}
