import { XMLParser, type X2jOptions } from 'fast-xml-parser';

/** An element with its children in the order they came. Attributes are read over. */
export interface XmlElement {
  readonly name: string;
  /** Text directly inside this element, without that of its children. */
  readonly text: string;
  readonly children: readonly XmlElement[];
}

export interface XmlOptions {
  /**
   * True: `text` is the text as a reader sees it.
   * False: `text` of an element without children is what stood between its tags, character for
   * character, references such as `&amp;` and `&#1055;` and carriage returns included. CDATA
   * sections are written as if they had been escaped, so one way of decoding fits all. For
   * callers that need the bytes of a text, as the hash of a callback does: decode the body as
   * latin1 first, and each character of `text` is one byte.
   */
  readonly decodeEntities: boolean;
}

export type XmlOutcome =
  | { readonly ok: true; readonly root: XmlElement }
  | { readonly ok: false; readonly reason: string };

/**
 * More than any callback or list of statuses. It is the tags that take the parser its time, about
 * a second for so many.
 */
export const MAX_XML_LENGTH = 2_000_000;
const MAX_TAGS = 200_000;
const MAX_DEPTH = 16;

/** `<!DOCTYPE`, `<!ENTITY` and the like: everything with `<!` but comments and CDATA. */
const DECLARATION = /<!(?!--|\[CDATA\[)/;

const common: X2jOptions = {
  preserveOrder: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
  parseTagValue: false,
  trimValues: false,
  maxNestedTags: MAX_DEPTH,
  jPath: false,
  // The default renames an element `toString`; prototype names are refused all the same.
  onDangerousProperty: (name) => name,
};

// Without a DOCTYPE all references shrink when they are decoded; the parser's own limits do no harm.
const decodingParser = new XMLParser({ ...common, htmlEntities: true });
const rawParser = new XMLParser({ ...common, processEntities: false, captureMetaData: true });
const POSITION = XMLParser.getMetaDataSymbol() as symbol;

interface OrderedNode {
  readonly [name: string]: OrderedNode[] | string;
}

/**
 * Strict XML to a tree: well-formed, one root, no document type declaration, no prototype names,
 * at most 16 levels, 2 million characters and 200 000 tags. Declared encodings are ignored, for the text is
 * decoded already. Never throws; `reason` completes the sentence "The gateway gave …".
 */
export function parseXml(text: string, { decodeEntities }: XmlOptions): XmlOutcome {
  if (isTooLarge(text)) return { ok: false, reason: 'XML of an unusual size' };
  if (DECLARATION.test(text)) return { ok: false, reason: 'XML with a declaration of its own' };
  try {
    const parser = decodeEntities ? decodingParser : rawParser;
    const nodes = parser.parse(text, true) as OrderedNode[];
    const [root, ...others] = nodes.filter((node) => elementName(node) !== TEXT);
    // The validator lets text and further roots pass behind a root that closes itself (`<a/>`).
    const isWhole = others.length === 0 && text.trimEnd().endsWith('>');
    if (root !== undefined && isWhole)
      return { ok: true, root: toElement(root, decodeEntities ? null : text) };
  } catch {
    // The parser quotes the input in its messages, which may be private.
  }
  return { ok: false, reason: 'damaged XML' };
}

function isTooLarge(text: string): boolean {
  if (text.length > MAX_XML_LENGTH) return true;
  let tags = 0;
  for (let at = text.indexOf('<'); at !== -1; at = text.indexOf('<', at + 1)) tags += 1;
  return tags > MAX_TAGS;
}

const TEXT = '#text';

function elementName(node: OrderedNode): string {
  return Object.keys(node)[0] ?? TEXT;
}

function toElement(node: OrderedNode, source: string | null): XmlElement {
  const name = elementName(node);
  const content = node[name] as OrderedNode[];
  const children: XmlElement[] = [];
  let text = '';
  for (const child of content) {
    const piece = child[TEXT];
    if (typeof piece === 'string') text += piece;
    else children.push(toElement(child, source));
  }
  if (source !== null && children.length === 0) text = readBetweenTags(node, source);
  return { name, text, children };
}

const START_TAG = /^<(?:[^>"']|"[^"]*"|'[^']*')*>/;
const HIDDEN = /<!\[CDATA\[([\s\S]*?)\]\]>|<!--[\s\S]*?-->|<\?[\s\S]*?\?>/g;

function readBetweenTags(node: OrderedNode, source: string): string {
  const position = (node as unknown as Record<symbol, { startIndex: number; endIndex: number }>)[
    POSITION
  ];
  if (position === undefined) return '';
  const whole = source.slice(position.startIndex, position.endIndex);
  const start = START_TAG.exec(whole)?.[0].length ?? 0;
  return whole
    .slice(start, Math.max(start, whole.lastIndexOf('</')))
    .replace(HIDDEN, (_match, cdata: string | undefined) =>
      cdata === undefined ? '' : cdata.replace(/&/g, '&amp;').replace(/</g, '&lt;'),
    );
}
