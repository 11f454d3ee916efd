import type { SendParameters } from '../endpoints/send-parameters';
import { subscriberKey } from '../text/subscriber';

/** What to do with a number that stands in a run more than once. */
export type DuplicateRule = 'merge' | 'refuse' | 'send';

/** One text to one recipient, as one item of the run wants it. */
export interface BulkMessage {
  /** Index of the item. */
  readonly item: number;
  /** As the user wrote it. */
  readonly recipient: string;
  readonly parameters: SendParameters;
  /** How many equal messages stand before it in the run; 0 unless equal ones are all to be sent. */
  readonly copy: number;
}

/** Names a message within its run, over repetitions of the run; the text is left out because it may hold the time of day. */
export function toMessageKey({ item, recipient, copy }: BulkMessage): string {
  return `${item} ${subscriberKey(recipient)} ${copy}`;
}
