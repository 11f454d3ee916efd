import { toAsciiDigits } from './ascii-digits';
import { removeInvisible } from './look-alikes';

/** What people write into a number: spaces, brackets and all kinds of dashes. */
const DECORATION = /[\s()[\]\-\u2010-\u2015\u2212]/g;
const NUMBER = /^\+?\d+$/;
const GROUP = /^g\d+$/i;

/**
 * A recipient as the gateway takes it: a written number loses spaces, dashes and brackets, has its
 * digits as 0 to 9 and keeps a leading `+`; a group is `G<number>`; everything else is only trimmed, because it is the
 * gateway's to judge.
 */
export function cleanPhone(value: string): string {
  if (NUMBER.test(value)) return value;
  const visible = removeInvisible(value).trim();
  const bare = toAsciiDigits(visible.replace(DECORATION, ''));
  if (NUMBER.test(bare)) return bare;
  return GROUP.test(visible) ? visible.toUpperCase() : visible;
}

/** Whether a recipient, as `cleanPhone` gives it, is a group of contacts. */
export function isGroup(recipient: string): boolean {
  return GROUP.test(recipient);
}
