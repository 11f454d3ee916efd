/**
 * Generated parts of hand-written documents. A block stands between two comments, each on a line of
 * its own:
 *
 *     <!-- begin generated: statuses -->
 *     <!-- end generated: statuses -->
 */

const BLOCK = /^<!-- begin generated: (.+) -->\n[\s\S]*?^<!-- end generated: (.+) -->$/gm;
const ANY_MARKER = /^<!-- (?:begin|end) generated:/gm;

/** Names of the blocks of a document, in their order. */
export function listBlocks(text: string): string[] {
  return [...text.matchAll(BLOCK)].map(([, name = '']) => name);
}

/** The document with every block replaced by what `render` gives for its name. */
export async function replaceBlocks(
  text: string,
  render: (name: string) => Promise<string>,
): Promise<string> {
  const blocks = [...text.matchAll(BLOCK)];
  assertComplete(text, blocks);
  const parts: string[] = [];
  let end = 0;
  for (const block of blocks) {
    const [whole, name = ''] = block;
    parts.push(text.slice(end, block.index));
    parts.push(`<!-- begin generated: ${name} -->\n\n${(await render(name)).trim()}\n\n`);
    parts.push(`<!-- end generated: ${name} -->`);
    end = block.index + whole.length;
  }
  return [...parts, text.slice(end)].join('');
}

function assertComplete(text: string, blocks: readonly RegExpMatchArray[]): void {
  const broken = blocks.find(([, begin, end]) => begin !== end);
  if (broken) throw new Error(`The block "${broken[1]}" ends as "${broken[2]}"`);
  if ((text.match(ANY_MARKER) ?? []).length !== blocks.length * 2) {
    throw new Error('A marker of a generated block lacks its partner');
  }
}
