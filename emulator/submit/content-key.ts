import { createHash } from 'node:crypto';
import type { Submission } from './submission';

/**
 * What makes two requests identical: channel, sender, recipients and texts. The id is left out,
 * because the rule is there to keep a subscriber from getting one message twice.
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
