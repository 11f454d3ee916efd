import { createHash } from 'node:crypto';

const SIGNATURE = 'signature';

/** ID of the reminder that goes with a link; whoever has the link can tell it, nobody else. */
export function nameReminder(link: string | undefined): string | null {
  const signature = /[?&]signature=([0-9a-f]+)/i.exec(link ?? '')?.[1];
  if (signature === undefined) return null;
  return `wait-${createHash('sha256').update(`${SIGNATURE} ${signature}`).digest('hex').slice(0, 32)}`;
}
