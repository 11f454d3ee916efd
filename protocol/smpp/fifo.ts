/** A queue that takes from its front in constant time. */
export class Fifo<Entry> {
  private entries: (Entry | undefined)[] = [];
  private head = 0;

  get length(): number {
    return this.entries.length - this.head;
  }

  push(entry: Entry): void {
    this.entries.push(entry);
  }

  shift(): Entry | undefined {
    if (this.length === 0) return undefined;
    const entry = this.entries[this.head];
    this.entries[this.head] = undefined;
    this.head += 1;
    if (this.head > 1000 && this.head * 2 > this.entries.length) {
      this.entries = this.entries.slice(this.head);
      this.head = 0;
    }
    return entry;
  }

  takeAll(): Entry[] {
    const all = this.entries.slice(this.head) as Entry[];
    this.entries = [];
    this.head = 0;
    return all;
  }
}
