/** A choice of several values as the editor stores it; AI agents may write it as one text. */
export function readNames(given: unknown): string[] {
  const names: readonly unknown[] =
    typeof given === 'string' ? given.split(',') : Array.isArray(given) ? given : [];
  return names.filter((name) => typeof name === 'string').map((name) => name.trim());
}
