/** 0 = all messages, 1 = mailings, 2 = single messages are blocked. */
export type BlockType = '0' | '1' | '2';

export interface BlocklistEntry {
  readonly id: number;
  readonly phone: string;
  readonly type: BlockType;
}

export interface Blocklist {
  add(phone: string, type: BlockType): BlocklistEntry;
  /** Whether there was an entry to remove. */
  remove(phone: string): boolean;
  /** Whether this kind of message to the number is blocked; `isMass` = the request has several. */
  blocks(phone: string, isMass: boolean): boolean;
  reset(): void;
}

export function createBlocklist(): Blocklist {
  let entries: BlocklistEntry[] = [];
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
