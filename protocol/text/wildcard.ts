/**
 * Whether a text is what a pattern with `*` for any characters describes, all of it and character
 * for character. Each piece between stars is looked for once, so the time is that of a search.
 */
export function matchesWildcard(text: string, pattern: string): boolean {
  const [first = '', ...others] = pattern.split(/\*+/);
  const last = others.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first)) return false;
  let at = first.length;
  for (const piece of others) {
    const found = text.indexOf(piece, at);
    if (found === -1) return false;
    at = found + piece.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}
