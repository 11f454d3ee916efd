/** Markdown elements without padding or wrapping, which Prettier adds. */

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

/**
 * Plain text in a cell, with escaped characters that would end the cell or start HTML or emphasis.
 */
export function cell(text: string): string {
  return text
    .replace(/[\\|<*_`]/g, '\\$&')
    .replace(/\s+/g, ' ')
    .trim();
}

export function code(text: string): string {
  return `\`${text.replaceAll('|', '\\|')}\``;
}

export function paragraphs(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n');
}
