/**
 * Order of two labels in a list, without regard to case. The lists are put in order when the host
 * starts, and `localeCompare` would have it load all rules of collation for that, which takes longer than
 * many of our files.
 */
export function compareLabels(one: string, other: string): number {
  const [left, right] = [one.toLowerCase(), other.toLowerCase()];
  return left < right ? -1 : left > right ? 1 : 0;
}
