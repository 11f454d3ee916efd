/** Elements that start and end with a line break. */
const BLOCKS: ReadonlySet<string> = new Set(
  'address article body br center dd div dl dt footer form h1 h2 h3 h4 h5 h6 header hr html li main ol p pre section table tbody td tfoot th thead tr ul blockquote'.split(
    ' ',
  ),
);
/** Elements whose content is not displayed. */
const HIDDEN: ReadonlySet<string> = new Set(['head', 'script', 'style', 'title']);
const QUOTE = 'blockquote';
const COMMENT_START = '<!--';
const COMMENT_END = '-->';
const TAG = /<!--|<\/?([A-Za-z][A-Za-z0-9]*)\b[^<>]*>/g;

/** Named entities that a response can contain. Source: HTML, "Named character references". */
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  apos: "'",
  colon: ':',
  comma: ',',
  dash: '-',
  emsp: ' ',
  ensp: ' ',
  equals: '=',
  gt: '>',
  hyphen: '-',
  lowbar: '_',
  lpar: '(',
  lt: '<',
  mdash: '-',
  minus: '-',
  nbsp: ' ',
  ndash: '-',
  newline: '\n',
  nonbreakingspace: ' ',
  num: '#',
  period: '.',
  quot: '"',
  rpar: ')',
  shy: '',
  tab: ' ',
  thinsp: ' ',
  zwj: '',
  zwnj: '',
};
const ENTITY = /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,20}));?/gi;

/** Whether a text is HTML, where line breaks are spaces. */
export function isHtml(text: string): boolean {
  return /<(?:!doctype\s+html|html|body|head|p|div|br|span|table|pre|font)\b/i.test(text);
}

/**
 * Returns the visible text of HTML: one line per block, `> ` before each quoted line, without tags,
 * comments and entities. A text without tags keeps its lines.
 */
export function readHtmlText(html: string): string {
  const lines = [''];
  let quoted = 0;
  let hidden = 0;
  const write = (text: string) => {
    if (hidden > 0) return;
    const [first = '', ...others] = text.split('\n');
    lines[lines.length - 1] += first;
    for (const line of others) lines.push(`${'> '.repeat(Math.min(quoted, 9))}${line}`);
  };
  let at = 0;
  TAG.lastIndex = 0;
  for (let tag = TAG.exec(html); tag !== null; tag = TAG.exec(html)) {
    write(html.slice(at, tag.index));
    at = TAG.lastIndex;
    if (tag[0] === COMMENT_START) {
      const end = html.indexOf(COMMENT_END, at);
      at = end === -1 ? html.length : end + COMMENT_END.length;
      TAG.lastIndex = at;
      continue;
    }
    const name = (tag[1] as string).toLowerCase();
    const step = tag[0].startsWith('</') ? -1 : 1;
    if (HIDDEN.has(name)) hidden = Math.max(0, hidden + step);
    if (name === QUOTE) quoted = Math.max(0, quoted + step);
    if (BLOCKS.has(name)) write('\n');
  }
  write(html.slice(at));
  return decodeEntities(lines.join('\n'));
}

/** An entity may be encoded twice, as in `&amp;nbsp;`. */
function decodeEntities(text: string): string {
  const once = text.replace(ENTITY, decodeEntity);
  return once === text ? text : once.replace(ENTITY, decodeEntity);
}

function decodeEntity(entity: string, hex?: string, decimal?: string, name?: string): string {
  if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? entity;
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : entity;
}
