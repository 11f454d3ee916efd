import { digest } from '../bulk/bulk-message';
import type { InboxRecord } from '../endpoints/inbox-answer';

/** Some 83 bits. */
const NAME_LENGTH = 16;

/**
 * Names for incoming messages by what the gateway says of them, in the order of the messages. Two
 * messages that are alike in everything get two names, the same ones whenever both are listed. A
 * name is a digest, so whoever keeps it keeps neither number nor text.
 */
export function nameRecords(records: readonly InboxRecord[]): string[] {
  const times = new Map<string, number>();
  return records.map(({ fields }) => {
    const content = JSON.stringify(Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1)));
    const time = (times.get(content) ?? 0) + 1;
    times.set(content, time);
    return digest([time, content], NAME_LENGTH);
  });
}
