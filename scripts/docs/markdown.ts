/** Markdown elements; Prettier pads the tables. */

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

export function list(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}

/** Sentences of a list item; each ends with one full stop, and empty ones are left out. */
export function sentences(...texts: readonly string[]): string {
  return texts
    .filter((text) => text !== '')
    .map((text) => text.replace(/\.?$/, '.'))
    .join(' ');
}

/**
 * Plain text, with escaped characters that would end a cell or start HTML or emphasis.
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
