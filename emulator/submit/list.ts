/** One line of `list`: recipients and text, optionally with sender and time zone. */
export interface ListEntry {
  readonly phones: string;
  readonly text: string;
  readonly sender: string | null;
  /** Hours relative to Moscow. */
  readonly timezone: number | null;
}

/** `[sender[,tz]|]phones` up to the first separator. */
const ENTRY = /^(?:([^|\n:;]*)\|)?([^:;\n]+)[:;]([^]*)$/;
/**
 * With `nl=1` only a line that begins like this starts an entry; any other line continues the text.
 */
const ENTRY_START =
  /^(?:[^|\n:;]*\|)?(?:\+?\d[\d+\s()-]*|G\d+|[^\s@,:;]+@[^\s@,:;]+)(?:,[^:;]+)*[:;]/i;

/**
 * Reads `list` as lines of `phones:text`. Without `nl=1` the characters \n are a line break within
 * the text; with it, line breaks of the text are real ones. How the gateway separates the lines
 * then is not documented.
 * @returns `null` if a line is not a valid entry
 */
export function readList(list: string, isMultiline: boolean): ListEntry[] | null {
  const lines = list.replace(/\r\n/g, '\n').split('\n');
  const entries: ListEntry[] = [];
  for (const line of isMultiline ? joinLines(lines) : lines) {
    if (line.trim() === '') continue;
    const entry = readEntry(line, isMultiline);
    if (!entry) return null;
    entries.push(entry);
  }
  return entries;
}

function joinLines(lines: readonly string[]): string[] {
  const joined: string[] = [];
  for (const line of lines) {
    const last = joined.length - 1;
    if (last < 0 || ENTRY_START.test(line)) joined.push(line);
    else joined[last] += `\n${line}`;
  }
  return joined;
}

function readEntry(line: string, isMultiline: boolean): ListEntry | null {
  const match = ENTRY.exec(line);
  if (!match) return null;
  const [, own, phones, written] = match as unknown as [string, string | undefined, string, string];
  const [sender, timezone] = own === undefined ? [null, undefined] : splitSender(own);
  return {
    phones,
    text: isMultiline ? written : written.replace(/\\n/g, '\n'),
    sender,
    timezone: timezone === undefined ? null : Number(timezone),
  };
}

function splitSender(own: string): [string, string | undefined] {
  const [sender = '', timezone] = own.split(',');
  return [sender, timezone];
}
