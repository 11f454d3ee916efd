/** Where two texts first differ: line number and both lines; `null` if they are equal. */
export function findFirstDifference(current: string, fresh: string): string | null {
  if (current === fresh) return null;
  const [has, needs] = [current.split('\n'), fresh.split('\n')];
  const line = needs.findIndex((text, index) => text !== has[index]);
  const index = line < 0 ? needs.length : line;
  return [
    `line ${index + 1}`,
    `  - ${has[index] ?? '(end of the file)'}`,
    `  + ${needs[index] ?? '(end of the file)'}`,
  ].join('\n');
}
