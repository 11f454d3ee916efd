/**
 * Generated parts of hand-written documents. A block is enclosed by two comments, each on a
 * separate line:
 *
 * <!-- begin generated: statuses -->
 * <!-- end generated: statuses -->
 */

/** Writer of a block: `npm run docs` or `npm run trace`. */
export type BlockKind = 'generated' | 'traced';

function blockPattern(kind: BlockKind): RegExp {
  return new RegExp(`^<!-- begin ${kind}: (.+) -->\\n[\\s\\S]*?^<!-- end ${kind}: (.+) -->$`, 'gm');
}

/** Names of the blocks of a document, in order. */
export function listBlocks(text: string): string[] {
  return [...text.matchAll(blockPattern('generated'))].map(([, name = '']) => name);
}

/** Returns the document with every block replaced by the result of `render` for its name. */
export async function replaceBlocks(
  text: string,
  render: (name: string) => Promise<string>,
  kind: BlockKind = 'generated',
): Promise<string> {
  const blocks = [...text.matchAll(blockPattern(kind))];
  assertComplete(text, blocks, kind);
  const parts: string[] = [];
  let end = 0;
  for (const block of blocks) {
    const [whole, name = ''] = block;
    parts.push(text.slice(end, block.index));
    parts.push(`<!-- begin ${kind}: ${name} -->\n\n${(await render(name)).trim()}\n\n`);
    parts.push(`<!-- end ${kind}: ${name} -->`);
    end = block.index + whole.length;
  }
  return [...parts, text.slice(end)].join('');
}

function assertComplete(text: string, blocks: readonly RegExpMatchArray[], kind: BlockKind): void {
  const broken = blocks.find(([, begin, end]) => begin !== end);
  if (broken) throw new Error(`The block "${broken[1]}" ends as "${broken[2]}"`);
  if (
    (text.match(new RegExp(`^<!-- (?:begin|end) ${kind}:`, 'gm')) ?? []).length !==
    blocks.length * 2
  ) {
    throw new Error(`A begin or end marker of a ${kind} block is missing`);
  }
}
