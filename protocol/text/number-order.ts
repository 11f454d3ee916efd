/**
 * Order of two IDs that the gateway counts up: negative when the first is the smaller one. They are
 * compared as digits, because a JavaScript number may not hold them.
 */
export function compareNumbers(one: string, other: string): number {
  const [a, b] = [one, other].map((digits) => digits.trim().replace(/^0+(?=\d)/, '')) as [
    string,
    string,
  ];
  if (a.length !== b.length) return a.length - b.length;
  return a === b ? 0 : a < b ? -1 : 1;
}
