import { createHash } from 'node:crypto';
import type { Submission } from './submission';

/**
 * Key by which requests are identical: channel, sender, recipients and texts. The ID is not part of
 * it, because the rule keeps a subscriber from getting the same message twice.
 */
export function contentKey(submission: Submission): string {
  const content = submission.entries.map(({ channel, sender, recipients, text, details }) => [
    channel.name,
    sender,
    recipients.map(({ phone }) => phone),
    text,
    details,
  ]);
  return createHash('sha1').update(JSON.stringify(content)).digest('base64');
}
